/** Open arrivals: a Poisson process for the whole world, each arrival in a city drawn by population. */
import type { World } from '../../project/world.ts';
import { PLACES } from '../places.ts';
import { exponential, streamOf, uniform } from '../random.ts';

/** Walker's alias table: one uniform in, one index out, each as often as its weight says. */
export class AliasTable {
  readonly #threshold: Float64Array;
  readonly #alias: Uint16Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#threshold = Float64Array.from(weights, (weight) => (weight * weights.length) / total);
    this.#alias = Uint16Array.from(weights, (_, index) => index);
    const scarce = weights.map((_, index) => index).filter((index) => this.#share(index) < 1);
    const ample = weights.map((_, index) => index).filter((index) => this.#share(index) >= 1);
    while (scarce.length > 0 && ample.length > 0) {
      const small = scarce.pop() as number;
      const large = ample[ample.length - 1] as number;
      this.#alias[small] = large;
      this.#threshold[large] = this.#share(large) - (1 - this.#share(small));
      if (this.#share(large) < 1) scarce.push(ample.pop() as number);
    }
    // What rounding leaves over is full.
    for (const index of [...scarce, ...ample]) this.#threshold[index] = 1;
  }

  pick(u: number): number {
    const scaled = u * this.#threshold.length;
    const column = Math.floor(scaled);
    return scaled - column < this.#share(column) ? column : (this.#alias[column] as number);
  }

  #share(index: number): number {
    return this.#threshold[index] as number;
  }
}

const POPULATIONS = PLACES.cities.map((city) => city.population);
const CITIES_BY_POPULATION = new AliasTable(POPULATIONS);
const WORLD_POPULATION = POPULATIONS.reduce((sum, population) => sum + population, 0);

/** A city's share of all arrivals. */
export function shareOfCity(cityIndex: number): number {
  return (POPULATIONS[cityIndex] ?? 0) / WORLD_POPULATION;
}

export class Arrivals {
  /** The arrival that comes next: its number, its time in integer microseconds and its city. */
  index = -1;
  timeUs = 0;
  city = 0;
  /** Unrounded, so that rounding never adds up. */
  #exactUs = 0;
  readonly #meanGapUs: number;
  readonly #gaps: number;
  readonly #cities: number;

  constructor(world: World) {
    this.#meanGapUs = 1_000_000 / world.traffic.perSecond;
    this.#gaps = streamOf(world.seed, 'arrivals');
    this.#cities = streamOf(world.seed, 'city');
    this.step();
  }

  step(): void {
    this.index += 1;
    this.#exactUs += this.#meanGapUs * exponential(uniform(this.#gaps, this.index));
    this.timeUs = Math.round(this.#exactUs);
    this.city = CITIES_BY_POPULATION.pick(uniform(this.#cities, this.index));
  }
}
