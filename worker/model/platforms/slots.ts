import { TimeHeap } from './time-heap.ts';

export const REJECTED = -1;

/**
 * `slots` places that each hold one request at a time, before them a queue served in order of arrival. Since the service
 * time is known when a request enters, so is its start: the moment the earliest slot is free. Times in microseconds,
 * requests in order of time.
 */
export class Slots {
  readonly #slots: number;
  readonly #queueLimit: number;
  /** When each slot that is taken, or promised to a waiting request, will be free. */
  readonly #freeAt = new TimeHeap();
  /** Ring of the starts of those that had to wait; starts never go back. */
  #starts = new Float64Array(16);
  #firstWaiting = 0;
  #waiting = 0;

  constructor(slots: number, queueLimit: number) {
    this.#slots = slots;
    this.#queueLimit = queueLimit;
  }

  /** When the request starts, or `REJECTED`. Unless rejected, {@link release} must follow before the next one enters. */
  enter(nowUs: number): number {
    this.#settle(nowUs);
    if (this.#freeAt.size < this.#slots) return nowUs;
    if (this.#waiting >= this.#queueLimit) return REJECTED;
    const start = this.#freeAt.firstTime;
    this.#freeAt.pop();
    this.#wait(start);
    return start;
  }

  release(freeAtUs: number): void {
    this.#freeAt.push(freeAtUs, 0);
  }

  busyAt(nowUs: number): number {
    this.#settle(nowUs);
    return this.#freeAt.size;
  }

  #settle(nowUs: number): void {
    while (this.#freeAt.firstTime <= nowUs) this.#freeAt.pop();
    while (this.#waiting > 0 && (this.#starts[this.#firstWaiting] as number) <= nowUs) {
      this.#firstWaiting = (this.#firstWaiting + 1) % this.#starts.length;
      this.#waiting -= 1;
    }
  }

  #wait(startUs: number): void {
    const { length } = this.#starts;
    if (this.#waiting === length) {
      const larger = new Float64Array(2 * length);
      for (let at = 0; at < length; at += 1)
        larger[at] = this.#starts[(this.#firstWaiting + at) % length] as number;
      this.#starts = larger;
      this.#firstWaiting = 0;
    }
    this.#starts[(this.#firstWaiting + this.#waiting) % this.#starts.length] = startUs;
    this.#waiting += 1;
  }
}
