/** An even sample of finished requests for the map, bounded however many there are between two looks. */
import type { DrawnRequests } from '../protocol/simulator.ts';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';
import * as column from './under-way.ts';

const CAPACITY = 1_024;
const COLUMNS = 3 + PLATFORM_IDS.length;

export class DrawnSample {
  /** Rows of start, city, PoP and the total on each platform. */
  readonly #rows = new Float64Array(CAPACITY * COLUMNS);
  #size = 0;
  /** Every how many-th request is kept; doubles when the rows are full. */
  #stride = 1;
  #offered = 0;

  /** A row of requests under way that is settled on every platform. */
  offer(settled: Float64Array, row: number): void {
    const number = this.#offered++;
    if (number % this.#stride !== 0) return;
    if (this.#size === CAPACITY) this.#thin();
    if (number % this.#stride !== 0) return;
    const at = this.#size++ * COLUMNS;
    this.#rows[at] = settled[row + column.ARRIVAL_US] as number;
    this.#rows[at + 1] = settled[row + column.CITY] as number;
    this.#rows[at + 2] = settled[row + column.POP] as number;
    for (let platform = 0; platform < PLATFORM_IDS.length; platform += 1) {
      this.#rows[at + 3 + platform] = settled[row + column.TOTAL_US + platform] as number;
    }
  }

  /** At most `limit` of them, evenly; the sample then begins anew. */
  take(limit: number): DrawnRequests {
    const count = Math.min(limit, this.#size);
    const numberAt = (offset: number, at: number): number =>
      this.#rows[Math.floor((at * this.#size) / count) * COLUMNS + offset] as number;
    const numbers = (offset: number): Float64Array<ArrayBuffer> =>
      Float64Array.from({ length: count }, (_, at) => numberAt(offset, at));
    const drawn: DrawnRequests = {
      count,
      startUs: numbers(0),
      city: Uint16Array.from({ length: count }, (_, at) => numberAt(1, at)),
      pop: Uint16Array.from({ length: count }, (_, at) => numberAt(2, at)),
      totalUs: PLATFORM_IDS.map((_, platform) => numbers(3 + platform)),
    };
    this.#size = 0;
    this.#stride = 1;
    this.#offered = 0;
    return drawn;
  }

  #thin(): void {
    this.#stride *= 2;
    this.#size = CAPACITY / 2;
    for (let row = 1; row < this.#size; row += 1) {
      this.#rows.copyWithin(row * COLUMNS, 2 * row * COLUMNS, (2 * row + 1) * COLUMNS);
    }
  }
}
