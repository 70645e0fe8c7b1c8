import { TimeHeap } from './time-heap.ts';

/**
 * Gen-1 serverless: every execution environment works on one request at a time. A request takes the environment that
 * became idle last; finding none, it waits for a new one; at the limit it is rejected. An environment that stays idle for
 * the keep-alive time is gone, which is noticed when somebody looks. Times in microseconds, requests in order of time.
 */
export class Environments {
  readonly #keepAliveUs: number;
  readonly #limit: number;
  readonly #busy = new TimeHeap();
  /** When each idle environment became so, the newest last. */
  #idleSince = new Float64Array(16);
  #idle = 0;

  constructor(keepAliveUs: number, limit: number) {
    this.#keepAliveUs = keepAliveUs;
    this.#limit = limit;
  }

  /** Unless rejected, {@link release} must follow before the next request enters. */
  enter(nowUs: number): 'warm' | 'cold' | 'rejected' {
    this.#settle(nowUs);
    if (this.#idle > 0) {
      const newest = this.#idleSince[this.#idle - 1] as number;
      if (nowUs - newest < this.#keepAliveUs) {
        this.#idle -= 1;
        return 'warm';
      }
      this.#idle = 0;
    }
    return this.#busy.size < this.#limit ? 'cold' : 'rejected';
  }

  /** Says when the environment of the request that just entered will be idle. */
  release(idleAtUs: number): void {
    this.#busy.push(idleAtUs, 0);
  }

  busyAt(nowUs: number): number {
    this.#settle(nowUs);
    return this.#busy.size;
  }

  /** Busy and idle together; `nowUs` must not go back. */
  countAt(nowUs: number): number {
    this.#settle(nowUs);
    let expired = 0;
    while (expired < this.#idle && nowUs - (this.#idleSince[expired] as number) >= this.#keepAliveUs)
      expired += 1;
    return this.#busy.size + this.#idle - expired;
  }

  #settle(nowUs: number): void {
    while (this.#busy.firstTime <= nowUs) {
      if (this.#idle === this.#idleSince.length) this.#grow();
      this.#idleSince[this.#idle++] = this.#busy.firstTime;
      this.#busy.pop();
    }
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#idleSince.length);
    larger.set(this.#idleSince);
    this.#idleSince = larger;
  }
}
