/**
 * Requests that have left their client and are not settled on every platform, as rows of numbers in one typed array: no
 * request allocates, and rows are used again. A row is named by its offset; add a column to it to find a number.
 */
export const INDEX = 0;
export const ARRIVAL_US = 1;
export const CITY = 2;
export const POP = 3;
/** 1 over a new connection, else 0. */
export const IS_NEW = 4;
export const DNS_US = 5;
export const EDGE_START_US = 6;
/** Roads, to the region and to the PoP, on which the request is still under way. */
export const ROADS_LEFT = 7;
/** From here on three columns each, one for each platform in the order of `PLATFORM_IDS`. */
export const RTT_US = 8;
export const COMPUTE_US = 11;
export const WAIT_US = 14;
export const RESPONSE_BYTES = 17;
export const FAILED = 20;
export const TOTAL_US = 23;
export const LATE_US = 26;
const COLUMNS = 29;

export class UnderWay {
  rows = new Float64Array(64 * COLUMNS);
  #free = Int32Array.from({ length: 64 }, (_, row) => row * COLUMNS);
  #freeCount = 64;

  /** A row nobody uses; it holds the numbers of its last user. May replace `rows`. */
  take(): number {
    if (this.#freeCount === 0) this.#grow();
    return this.#free[--this.#freeCount] as number;
  }

  release(row: number): void {
    this.#free[this.#freeCount++] = row;
  }

  #grow(): void {
    const { length } = this.rows;
    const rows = new Float64Array(2 * length);
    rows.set(this.rows);
    this.rows = rows;
    this.#free = new Int32Array((2 * length) / COLUMNS);
    for (let row = length; row < 2 * length; row += COLUMNS) this.#free[this.#freeCount++] = row;
  }
}
