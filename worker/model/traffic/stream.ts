/**
 * One source of arrivals: a Poisson process whose rate may change, or arrivals as evenly spaced as that rate allows. Drawn
 * by rescaling time: areas under the rate between arrivals are exponential with mean 1 (or 1 exactly), so that every draw
 * is an arrival, however high the peak.
 */
import { exponential, uniform } from '../random.ts';
import type { CityChoice } from './city-choice.ts';

/** Where in time a stream has arrivals, and how many. */
export interface Rate {
  readonly fromS: number;
  /** Infinity when it never ends. */
  readonly untilS: number;
  /** The rate is taken to stand still for so long, at its value in the middle. Infinity: it does not change. */
  readonly bucketS: number;
  perSecond(atS: number): number;
}

export interface StreamOptions {
  readonly rate: Rate;
  readonly cities: CityChoice;
  readonly isPoisson: boolean;
  readonly isAttack: boolean;
  /** Keys of the draws for gaps and for cities. */
  readonly gaps: number;
  readonly picks: number;
  /** Added to `number` for draws that later concern the arrival. */
  readonly firstDraw: number;
}

/** What {@link Arrivals} merges. */
export interface Source {
  /** The arrival that comes next: its time in integer microseconds, Infinity when no more come. */
  readonly timeUs: number;
  readonly city: number;
  /** How many of this source came before it. */
  readonly number: number;
  readonly isAttack: boolean;
  readonly firstDraw: number;
  step(): void;
}

export class Stream implements Source {
  timeUs = 0;
  city = 0;
  number = -1;
  readonly isAttack: boolean;
  readonly firstDraw: number;
  /** Unrounded, so that rounding never adds up. */
  #exactUs = 0;
  #usPerArea = 0;
  /** Arrivals expected in the rest of the bucket. */
  #areaLeft = 0;
  #bucketEndS: number;
  readonly #rate: Rate;
  readonly #cities: CityChoice;
  readonly #isPoisson: boolean;
  readonly #gaps: number;
  readonly #picks: number;

  constructor({ rate, cities, isPoisson, isAttack, gaps, picks, firstDraw }: StreamOptions) {
    this.isAttack = isAttack;
    this.firstDraw = firstDraw;
    this.#rate = rate;
    this.#cities = cities;
    this.#isPoisson = isPoisson;
    this.#gaps = gaps;
    this.#picks = picks;
    this.#bucketEndS = rate.fromS;
    this.step();
  }

  step(): void {
    this.number += 1;
    let area = this.#isPoisson ? exponential(uniform(this.#gaps, this.number)) : this.number === 0 ? 0.5 : 1;
    if (area > this.#areaLeft) {
      const rest = this.#cross(area);
      if (rest === null) {
        this.timeUs = Infinity;
        return;
      }
      area = rest;
    }
    this.#areaLeft -= area;
    const exactUs = this.#exactUs + area * this.#usPerArea;
    this.#exactUs = exactUs;
    this.timeUs = Math.round(exactUs);
    this.city = this.#cities.pick(uniform(this.#picks, this.number), this.timeUs);
  }

  /** Enters the bucket in which this area ends; the part of it that lies there, or null when it never ends. */
  #cross(areaFromNow: number): number | null {
    let area = areaFromNow;
    while (area > this.#areaLeft) {
      area -= this.#areaLeft;
      if (!this.#enterNextBucket()) return null;
    }
    return area;
  }

  /** False after the last one. */
  #enterNextBucket(): boolean {
    const { untilS, bucketS } = this.#rate;
    const startS = this.#bucketEndS;
    this.#areaLeft = 0;
    if (startS >= untilS) return false;
    const endS = Math.min(startS + bucketS, untilS);
    const perSecond = this.#rate.perSecond((startS + endS) / 2);
    this.#bucketEndS = endS;
    this.#areaLeft = perSecond * (endS - startS);
    this.#usPerArea = 1_000_000 / perSecond;
    this.#exactUs = 1_000_000 * startS;
    return true;
  }
}
