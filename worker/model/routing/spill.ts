/**
 * Overload: a place that has been too full for a while sheds the excess to the next places that have room, as Front Door's
 * rings and FastRoute do. What decides is the demand, that is, what would be in service if nothing were shed, so that
 * shedding does not end because it works.
 */
import { FIGURES } from '../data/constants.ts';

const { spillAbove, spillTo, spillBelow, spillAfterS, spillReviewS, spillMemory } = FIGURES;
const SPILL_AFTER_US = 1_000_000 * spillAfterS.value;
const REVIEW_US = 1_000_000 * spillReviewS.value;
/** Some stay even then: without them nobody would learn how long a request takes there. */
const MOST_SHED = 0.99;

/** What a place has done since it opened: request-time in service in microseconds, and requests that it is done with. */
export interface Work {
  readonly serviceUs: number;
  readonly done: number;
}

/** Of one place: how much it is asked for, and what share of that it sends elsewhere. */
export class Shedding {
  /** 0 to {@link MOST_SHED}. */
  share = 0;
  /** Busy slots over all slots if nothing were shed; 0 until somebody has been served. */
  demand = 0;
  #offered = 0;
  /** Of the latest reviews, each weighing less than the next. */
  #sums = { offered: 0, us: 0, serviceUs: 0, done: 0 };
  #reviewedUs: number;
  #reviewed: Work;
  #fullSinceUs = Infinity;

  constructor(nowUs: number, work: Work) {
    this.#reviewedUs = nowUs;
    this.#reviewed = work;
  }

  /** One more request that routing leads here. */
  offer(): void {
    this.#offered += 1;
  }

  isDue(nowUs: number): boolean {
    return nowUs - this.#reviewedUs >= REVIEW_US;
  }

  /** `slots`: requests that the place can work on at a time. */
  review(nowUs: number, slots: number, work: Work): void {
    const sums = this.#sums;
    const keep = spillMemory.value;
    sums.offered = keep * sums.offered + this.#offered;
    sums.us = keep * sums.us + nowUs - this.#reviewedUs;
    sums.serviceUs = keep * sums.serviceUs + work.serviceUs - this.#reviewed.serviceUs;
    sums.done = keep * sums.done + work.done - this.#reviewed.done;
    this.#offered = 0;
    this.#reviewedUs = nowUs;
    this.#reviewed = work;
    if (sums.done > 0) this.demand = demandOf(sums, slots);
    this.#decide(nowUs);
  }

  #decide(nowUs: number): void {
    if (this.demand <= spillAbove.value) {
      this.#fullSinceUs = Infinity;
      this.share = 0;
      return;
    }
    this.#fullSinceUs = Math.min(this.#fullSinceUs, nowUs);
    if (nowUs - this.#fullSinceUs >= SPILL_AFTER_US) this.share = shedShare(this.demand);
  }
}

/** Little's law: arrivals a microsecond times the time that each is in service, over the slots. */
function demandOf(
  { offered, us, serviceUs, done }: Work & { offered: number; us: number },
  slots: number,
): number {
  return slots === 0 ? Infinity : ((offered / us) * (serviceUs / done)) / slots;
}

/** Share of a place's requests that is above the aim. */
export function shedShare(demand: number): number {
  if (demand === Infinity) return MOST_SHED;
  return Math.max(0, Math.min(MOST_SHED, (demand - spillTo.value) / demand));
}

/**
 * The next place in `order` with room for what `place` sheds; `place` itself where none has, to queue or be rejected. `load`:
 * busy slots and waiting requests over all slots, infinite for one that is down.
 */
export function nextWithRoom(order: Uint16Array, place: number, load: (place: number) => number): number {
  for (const other of order) if (other !== place && load(other) < spillBelow.value) return other;
  return place;
}
