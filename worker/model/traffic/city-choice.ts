/** Which city an arrival comes from: one uniform in, the index of a city out. */
import { AliasTable } from './alias-table.ts';
import { POPULATIONS } from './population.ts';
import type { TimeOfDay } from './time-of-day.ts';

export interface CityChoice {
  /** Times never go back from one call to the next. */
  pick(u: number, timeUs: number): number;
}

/** Time does not matter to it. */
export const BY_POPULATION: CityChoice = new AliasTable(POPULATIONS);

const WINDOW_S = 300;

/** By population and local time, which stands still for five minutes. */
export class ByLocalTime implements CityChoice {
  readonly #timeOfDay: TimeOfDay;
  #window = -1;
  #table: CityChoice = BY_POPULATION;

  constructor(timeOfDay: TimeOfDay) {
    this.#timeOfDay = timeOfDay;
  }

  pick(u: number, timeUs: number): number {
    const window = Math.floor(timeUs / (1_000_000 * WINDOW_S));
    if (window !== this.#window) this.#enter(window);
    return this.#table.pick(u, timeUs);
  }

  #enter(window: number): void {
    this.#window = window;
    const middleS = (window + 0.5) * WINDOW_S;
    this.#table = new AliasTable(
      POPULATIONS.map((population, city) => population * this.#timeOfDay.cityFactor(city, middleS)),
    );
  }
}

/** A share from one city, the others as `others` says. */
export class MostlyFrom implements CityChoice {
  readonly #city: number;
  readonly #share: number;
  readonly #others: CityChoice;

  constructor(city: number, share: number, others: CityChoice) {
    this.#city = city;
    this.#share = share;
    this.#others = others;
  }

  pick(u: number, timeUs: number): number {
    if (u < this.#share) return this.#city;
    return this.#others.pick((u - this.#share) / (1 - this.#share), timeUs);
  }
}

/** Weights 1, 1/2, 1/3 … in the order given. */
export class ByRank implements CityChoice {
  readonly #cities: readonly number[];
  readonly #table: AliasTable;

  constructor(cities: readonly number[]) {
    this.#cities = cities;
    this.#table = new AliasTable(cities.map((_, at) => 1 / (at + 1)));
  }

  pick(u: number): number {
    return this.#cities[this.#table.pick(u)] as number;
  }
}
