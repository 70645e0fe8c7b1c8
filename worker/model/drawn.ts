/** An even sample of requests for the map, bounded however many there are between two looks. */
import type { DrawnRequests } from '../protocol/simulator.ts';

const CAPACITY = 2_048;
const START_US = 0;
const CITY = 1;
/** Platforms on which it is still under way. */
const OPEN = 2;
/** From here on three columns for each platform. */
const OUTCOMES = 3;
const TOTAL_US = 0;
const PLACE = 1;
const BEHIND = 2;
const PER_PLATFORM = 3;

/** In the place of a place: none. */
const NONE = -1;

export class DrawnSample {
  readonly #platforms: number;
  readonly #columns: number;
  readonly #rows: Float64Array;
  /** Rows that are free, and those that are settled on every platform, in the order in which that happened. */
  readonly #free = Int32Array.from({ length: CAPACITY }, (_, row) => row);
  #freeCount = CAPACITY;
  #settled = new Int32Array(CAPACITY);
  #settledCount = 0;
  /** Every how many-th request is kept; doubles when half of the rows are settled and nobody looks. */
  #stride = 1;
  #offered = 0;

  constructor(platforms: number) {
    this.#platforms = platforms;
    this.#columns = OUTCOMES + PER_PLATFORM * platforms;
    this.#rows = new Float64Array(CAPACITY * this.#columns);
  }

  /** A request that sets out; answers its row here, or -1 when it is not of the sample. */
  offer(arrivalUs: number, city: number): number {
    const number = this.#offered++;
    if (number % this.#stride !== 0 || this.#freeCount === 0) return -1;
    const row = this.#free[--this.#freeCount] as number;
    const at = row * this.#columns;
    this.#rows[at + START_US] = arrivalUs;
    this.#rows[at + CITY] = city;
    this.#rows[at + OPEN] = this.#platforms;
    return row;
  }

  /** As in `DrawnRequests`: `totalUs` is negative where no answer came, a place where there was none. */
  settle(row: number, platform: number, totalUs: number, place = NONE, behind = NONE): void {
    const at = row * this.#columns;
    const outcome = at + OUTCOMES + PER_PLATFORM * platform;
    this.#rows[outcome + TOTAL_US] = totalUs;
    this.#rows[outcome + PLACE] = place;
    this.#rows[outcome + BEHIND] = behind;
    const open = (this.#rows[at + OPEN] as number) - 1;
    this.#rows[at + OPEN] = open;
    if (open > 0) return;
    this.#settled[this.#settledCount++] = row;
    if (this.#settledCount >= CAPACITY / 2) this.#thin();
  }

  /** At most `limit` of the settled ones, evenly; the sample then begins anew. */
  take(limit: number): DrawnRequests {
    const count = Math.min(limit, this.#settledCount);
    const numbers = (column: number): Float64Array<ArrayBuffer> =>
      Float64Array.from({ length: count }, (_, at) => {
        const row = this.#settled[Math.floor((at * this.#settledCount) / count)] as number;
        return this.#rows[row * this.#columns + column] as number;
      });
    const outcomes = (column: number): Float64Array<ArrayBuffer>[] =>
      Array.from({ length: this.#platforms }, (_, platform) =>
        numbers(OUTCOMES + PER_PLATFORM * platform + column),
      );
    const drawn: DrawnRequests = {
      count,
      startUs: numbers(START_US),
      city: Uint16Array.from(numbers(CITY)),
      totalUs: outcomes(TOTAL_US),
      place: outcomes(PLACE).map((column) => Int16Array.from(column)),
      behind: outcomes(BEHIND).map((column) => Int16Array.from(column)),
    };
    for (let at = 0; at < this.#settledCount; at += 1) this.#release(this.#settled[at] as number);
    this.#settledCount = 0;
    this.#stride = 1;
    return drawn;
  }

  #thin(): void {
    this.#stride *= 2;
    let kept = 0;
    for (let at = 0; at < this.#settledCount; at += 1) {
      const row = this.#settled[at] as number;
      if (at % 2 === 0) this.#settled[kept++] = row;
      else this.#release(row);
    }
    this.#settledCount = kept;
  }

  #release(row: number): void {
    this.#free[this.#freeCount++] = row;
  }
}
