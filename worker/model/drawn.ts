/** An even sample of finished requests for the map, bounded however many there are between two looks. */
import type { DrawnRequests } from '../protocol/simulator.ts';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';

const CAPACITY = 1_024;
const COLUMNS = 3 + PLATFORM_IDS.length;

export class DrawnSample {
  /** Rows of start, city, PoP and the total on each platform. */
  readonly #rows = new Float64Array(CAPACITY * COLUMNS);
  #size = 0;
  /** Every how many-th request is kept; doubles when the rows are full. */
  #stride = 1;
  #offered = 0;

  offer(
    startUs: number,
    city: number,
    pop: number,
    lambdaUs: number,
    containersUs: number,
    edgeUs: number,
  ): void {
    if (this.#offered++ % this.#stride !== 0) return;
    if (this.#size === CAPACITY) {
      this.#thin();
      if ((this.#offered - 1) % this.#stride !== 0) return;
    }
    const rows = this.#rows;
    const at = this.#size++ * COLUMNS;
    rows[at] = startUs;
    rows[at + 1] = city;
    rows[at + 2] = pop;
    rows[at + 3] = lambdaUs;
    rows[at + 4] = containersUs;
    rows[at + 5] = edgeUs;
  }

  /** At most `limit` of them, evenly; the sample then begins anew. */
  take(limit: number): DrawnRequests {
    const count = Math.min(limit, this.#size);
    const column = (offset: number, at: number): number =>
      this.#rows[Math.floor((at * this.#size) / count) * COLUMNS + offset] as number;
    const numbers = (offset: number): Float64Array<ArrayBuffer> =>
      Float64Array.from({ length: count }, (_, at) => column(offset, at));
    const drawn: DrawnRequests = {
      count,
      startUs: numbers(0),
      city: Uint16Array.from({ length: count }, (_, at) => column(1, at)),
      pop: Uint16Array.from({ length: count }, (_, at) => column(2, at)),
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
