/**
 * Requests that have left their client and are not settled, as rows of numbers in one typed array: no request allocates,
 * and rows are used again. A row is named by its offset; add a column to it to find a number.
 */
/** The number for draws that concern it. */
export const DRAW = 0;
export const ARRIVAL_US = 1;
/** Of the PoP or region that answers. */
export const PLACE = 2;
/** 1 over a new connection, else 0; 1 of an attack, else 0. */
export const IS_NEW = 3;
export const IS_ATTACK = 4;
export const RTT_US = 5;
/** Attempts and packets that were lost. */
export const LOST_US = 6;
export const DNS_US = 7;
export const TCP_US = 8;
export const TLS_US = 9;
/** When it came to the end of the queue it stands in. */
export const QUEUED_AT_US = 10;
export const QUEUE_US = 11;
export const COLD_US = 12;
/** Of `COLD_US`, what a platform that bills it bills. */
export const INIT_US = 13;
export const COMPUTE_US = 14;
export const WAIT_US = 15;
/** How long the instance goes on with work that nobody waits for. */
export const LATE_US = 16;
export const RESPONSE_BYTES = 17;
export const FAILED = 18;
/** The instance that works on it, in the life of its place. */
export const INSTANCE = 19;
export const EPOCH = 20;
/** Of a request that its PoP passes on: the region, the round trip to it, and the instance there. */
export const REGION = 21;
export const BACKBONE_US = 22;
export const REGION_INSTANCE = 23;
export const REGION_EPOCH = 24;
/** Its place in the sample of drawn requests, or -1. */
export const DRAWN = 25;
/** 1 when it was given an instance that still had to start, else 0. */
export const STARTED = 26;
/** Of request: its position in the mix. */
export const KIND = 27;
/** How long the request's bytes take to leave its client. */
export const UPLOAD_US = 28;
const COLUMNS = 29;

/** On an instance, until the answer. */
export function workUs(values: Rows['values'], row: number): number {
  return (values[row + COMPUTE_US] as number) + (values[row + WAIT_US] as number);
}

export class Rows {
  values = new Float64Array(64 * COLUMNS);
  #free = Int32Array.from({ length: 64 }, (_, row) => row * COLUMNS);
  #freeCount = 64;

  /** A row nobody uses; it holds the numbers of its last user. May replace `values`. */
  take(): number {
    if (this.#freeCount === 0) this.#grow();
    return this.#free[--this.#freeCount] as number;
  }

  release(row: number): void {
    this.#free[this.#freeCount++] = row;
  }

  #grow(): void {
    const { length } = this.values;
    const values = new Float64Array(2 * length);
    values.set(this.values);
    this.values = values;
    this.#free = new Int32Array((2 * length) / COLUMNS);
    for (let row = length; row < 2 * length; row += COLUMNS) this.#free[this.#freeCount++] = row;
  }
}
