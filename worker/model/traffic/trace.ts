/** Arrivals as somebody recorded them. */
import type { World } from '../../project/world.ts';
import { cityIndexOf } from '../places.ts';
import type { Source } from './stream.ts';

export class TraceReplay implements Source {
  timeUs = 0;
  city = 0;
  number = -1;
  readonly isAttack = false;
  readonly firstDraw = 0;
  readonly #timesUs: Float64Array;
  readonly #cities: Uint16Array;

  /** In the order of time, then of the list. Arrivals from cities that are not there are left out. */
  constructor(trace: World['traffic']['trace']) {
    const rows = trace
      .map(({ atMs, cityId }) => ({ timeUs: Math.round(1_000 * atMs), city: cityIndexOf(cityId) ?? -1 }))
      .filter(({ city }) => city >= 0)
      .sort((a, b) => a.timeUs - b.timeUs);
    this.#timesUs = Float64Array.from(rows, ({ timeUs }) => timeUs);
    this.#cities = Uint16Array.from(rows, ({ city }) => city);
    this.step();
  }

  step(): void {
    this.number += 1;
    this.timeUs = this.#timesUs[this.number] ?? Infinity;
    this.city = this.#cities[this.number] ?? this.city;
  }
}
