/**
 * The instances of one platform at one place, and the queue before them. A request takes the instance used last that has
 * room; finding none, it waits for a new one; where no more may start it queues, and beyond the queue it is rejected.
 * Lambda's environments, replicas, isolates, fresh and reused Wasm instances differ only in the numbers of `PoolLimits`.
 * Times in microseconds; calls in order of time.
 */
export interface PoolLimits {
  /** Requests that one instance works on at a time. */
  readonly concurrency: number;
  /** How long an instance without work stays; 0: gone at once. */
  readonly keepAliveUs: number;
  /** Instances that may exist at once. */
  readonly instanceLimit: number;
  /** Instances that are there from the start and never leave. */
  readonly warmInstances: number;
  readonly queueLimit: number;
  /** So many instances may start at once, and so many more each second. */
  readonly startBurst: number;
  readonly startsPerSecond: number;
}

export const QUEUED = -1;
export const REJECTED = -2;
const NONE = -3;

export class Pool {
  /** Of the latest request that got an instance: which one, and whether it was started for it. */
  instance = 0;
  isFresh = false;
  /** Instances that exist; instances with work; requests being worked on; requests waiting. */
  alive: number;
  busy = 0;
  inService = 0;
  waiting = 0;
  /** Requests that it is done with. */
  done = 0;
  /** Grows when the place fails: what was under way there is lost. */
  epoch = 0;
  /** Between {@link fail} and {@link recover}. */
  isDown = false;

  #limits: PoolLimits;
  /** Of the capacity, how much can be used: less than 1 in a brown-out. */
  #share = 1;
  #slots: number;
  /** By instance: requests it works on, since when it has none, when it has started, the deploy it is of. */
  #load: Int32Array;
  #idleSinceUs: Float64Array;
  #readyAtUs: Float64Array;
  #deployOf: Int32Array;
  #deploy = 0;
  /** Instances with room, the one used last at the end. */
  #open: Int32Array;
  #openCount = 0;
  #unused: number[] = [];
  #size: number;
  /** No idle instance is gone before this. */
  #nextExpiryUs = Infinity;
  #tokens: number;
  #tokensAtUs = 0;
  #queue = new Int32Array(16);
  #firstWaiting = 0;
  /** Integrals over time, up to `#accountedUs`. */
  #aliveUs = 0;
  #busyUs = 0;
  #serviceUs = 0;
  #accountedUs = 0;

  constructor(limits: PoolLimits) {
    this.#limits = limits;
    this.#slots = limits.instanceLimit * limits.concurrency;
    const { warmInstances } = limits;
    const size = Math.max(4, warmInstances);
    this.#load = new Int32Array(size);
    this.#idleSinceUs = new Float64Array(size);
    this.#readyAtUs = new Float64Array(size);
    this.#deployOf = new Int32Array(size);
    this.#open = new Int32Array(size);
    this.alive = this.#size = warmInstances;
    for (let instance = 0; instance < warmInstances; instance += 1) this.#open[this.#openCount++] = instance;
    this.#tokens = limits.startBurst;
  }

  /** `instance` tells which one answers, unless the request is `QUEUED` or `REJECTED`. */
  enter(row: number, nowUs: number): number {
    if (this.#take(nowUs) !== NONE) return this.instance;
    if (this.waiting >= this.#limits.queueLimit) return REJECTED;
    this.#wait(row);
    return QUEUED;
  }

  /** The request on `instance` is done. Then ask {@link next} until nobody who waits can start. */
  leave(instance: number, nowUs: number): void {
    this.#account(nowUs);
    this.inService -= 1;
    this.done += 1;
    const load = (this.#load[instance] as number) - 1;
    this.#load[instance] = load;
    const isCurrent = this.#deployOf[instance] === this.#deploy;
    if (isCurrent && load === this.#limits.concurrency - 1) this.#open[this.#openCount++] = instance;
    if (load > 0) return;
    this.busy -= 1;
    if (!isCurrent || this.alive > this.#limits.instanceLimit || this.#isGoneAtOnce()) {
      this.#remove(instance);
      return;
    }
    this.#idleSinceUs[instance] = nowUs;
    const expiryUs = nowUs + this.#limits.keepAliveUs;
    if (expiryUs < this.#nextExpiryUs) this.#nextExpiryUs = expiryUs;
  }

  /** The row of the first that waits, now with an instance; -1 when nobody waits or none is free. */
  next(nowUs: number): number {
    if (this.waiting === 0 || this.#take(nowUs) === NONE) return -1;
    const row = this.#queue[this.#firstWaiting] as number;
    this.#firstWaiting = (this.#firstWaiting + 1) % this.#queue.length;
    this.waiting -= 1;
    return row;
  }

  /** When the instance of the latest request can begin; a new one is told how long it takes to start. */
  readyAtUs(): number {
    return this.#readyAtUs[this.instance] as number;
  }

  startsUntil(readyAtUs: number): void {
    this.#readyAtUs[this.instance] = readyAtUs;
  }

  /** Instances that exist, those whose time is over not counted. */
  countAt(nowUs: number): number {
    this.#expire(nowUs);
    return this.alive;
  }

  /** Instances that may exist. */
  get size(): number {
    return this.#limits.instanceLimit;
  }

  /** Share of its capacity that is in use, 0 to 1. */
  get utilisation(): number {
    return this.#slots === 0 ? 1 : this.inService / this.#slots;
  }

  /** Requests that it can work on at a time. */
  get slots(): number {
    return this.#slots;
  }

  /** Requests in service and waiting over its slots: may exceed 1; infinite while it is down or has none. */
  get load(): number {
    return this.isDown || this.#slots === 0 ? Infinity : (this.inService + this.waiting) / this.#slots;
  }

  /** Instance-time existing and working, and request-time in service, all in microseconds up to `nowUs`. */
  usageAt(nowUs: number): { readonly aliveUs: number; readonly busyUs: number; readonly serviceUs: number } {
    this.#expire(nowUs);
    this.#account(nowUs);
    return { aliveUs: this.#aliveUs, busyUs: this.#busyUs, serviceUs: this.#serviceUs };
  }

  /** A new version: instances without work are gone, the others when their work is done. Warm ones are replaced in place. */
  deploy(nowUs: number): void {
    if (this.#limits.warmInstances >= this.#limits.instanceLimit) return;
    this.#expire(nowUs);
    this.#account(nowUs);
    this.#deploy += 1;
    for (let at = 0; at < this.#openCount; at += 1) {
      const instance = this.#open[at] as number;
      if (this.#load[instance] === 0) this.#forget(instance);
    }
    this.#openCount = 0;
    this.#addReady(this.#limits.warmInstances - this.alive, nowUs);
  }

  /** The place fails: every instance is gone, and the rows that waited are handed out. */
  fail(nowUs: number): number[] {
    this.#expire(nowUs);
    this.#account(nowUs);
    this.epoch += 1;
    this.isDown = true;
    this.#deploy += 1;
    this.alive = this.busy = this.inService = this.#openCount = this.#size = 0;
    this.#unused = [];
    const rows = Array.from(
      { length: this.waiting },
      (_, at) => this.#queue[(this.#firstWaiting + at) % this.#queue.length] as number,
    );
    this.waiting = 0;
    return rows;
  }

  /** After {@link fail}: the warm instances are there again. */
  recover(nowUs: number): void {
    this.isDown = false;
    this.#account(nowUs);
    this.#addReady(this.#limits.warmInstances - this.alive, nowUs);
  }

  /** Only this share of the capacity can be used; what is under way goes on. */
  throttle(share: number): void {
    this.#share = share;
    this.#slots = this.#usableSlots();
  }

  /** Warm instances from now on, all of the capacity: more are there at once, fewer as they run out of work. */
  resize(instances: number, nowUs: number): void {
    this.#account(nowUs);
    this.#limits = { ...this.#limits, warmInstances: instances, instanceLimit: instances };
    this.#slots = this.#usableSlots();
    this.#addReady(instances - this.alive, nowUs);
    for (let at = this.#openCount - 1; at >= 0 && this.alive > instances; at -= 1) {
      const instance = this.#open[at] as number;
      if (this.#load[instance] === 0) this.#remove(instance);
    }
  }

  #usableSlots(): number {
    const { instanceLimit, concurrency } = this.#limits;
    return Math.floor(instanceLimit * concurrency * this.#share);
  }

  #take(nowUs: number): number {
    this.#expire(nowUs);
    if (this.inService >= this.#slots) return NONE;
    if (this.#openCount === 0) return this.#start(nowUs);
    const instance = this.#open[this.#openCount - 1] as number;
    const load = (this.#load[instance] as number) + 1;
    this.#account(nowUs);
    this.#load[instance] = load;
    if (load === 1) this.busy += 1;
    if (load === this.#limits.concurrency) this.#openCount -= 1;
    this.inService += 1;
    this.isFresh = false;
    return (this.instance = instance);
  }

  #start(nowUs: number): number {
    if (this.alive >= this.#limits.instanceLimit || !this.#mayStart(nowUs)) return NONE;
    this.#account(nowUs);
    const instance = this.#create();
    this.#load[instance] = 1;
    this.busy += 1;
    this.inService += 1;
    if (this.#limits.concurrency > 1) this.#open[this.#openCount++] = instance;
    this.isFresh = true;
    return (this.instance = instance);
  }

  #create(): number {
    const instance = this.#unused.pop() ?? this.#size++;
    if (instance === this.#load.length) this.#grow();
    this.#deployOf[instance] = this.#deploy;
    this.#readyAtUs[instance] = 0;
    this.alive += 1;
    return instance;
  }

  #addReady(count: number, nowUs: number): void {
    for (let added = 0; added < count; added += 1) {
      const instance = this.#create();
      this.#load[instance] = 0;
      this.#idleSinceUs[instance] = nowUs;
      this.#open[this.#openCount++] = instance;
    }
  }

  #mayStart(nowUs: number): boolean {
    const { startBurst, startsPerSecond } = this.#limits;
    if (startBurst === Infinity) return true;
    const earned = ((nowUs - this.#tokensAtUs) * startsPerSecond) / 1_000_000;
    this.#tokens = Math.min(startBurst, this.#tokens + earned);
    this.#tokensAtUs = nowUs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #isGoneAtOnce(): boolean {
    return this.#limits.keepAliveUs === 0 && this.alive > this.#limits.warmInstances;
  }

  /** Takes the instances away whose idle time is over, the longest idle first. */
  #expire(nowUs: number): void {
    if (nowUs < this.#nextExpiryUs) return;
    const { keepAliveUs, warmInstances, concurrency } = this.#limits;
    let kept = 0;
    let at = 0;
    this.#nextExpiryUs = Infinity;
    for (; at < this.#openCount; at += 1) {
      const instance = this.#open[at] as number;
      const expiryUs = (this.#idleSinceUs[instance] as number) + keepAliveUs;
      const isIdle = this.#load[instance] === 0 && this.alive > warmInstances;
      if (isIdle && expiryUs <= nowUs) {
        // It was counted as alive for too long.
        this.#aliveUs -= Math.max(0, this.#accountedUs - expiryUs);
        if (this.#accountedUs < expiryUs) this.#account(expiryUs);
        this.#forget(instance);
        continue;
      }
      if (isIdle && expiryUs < this.#nextExpiryUs) this.#nextExpiryUs = expiryUs;
      // Instances that take one request lie in the order in which they became idle.
      if (isIdle && concurrency === 1) break;
      this.#open[kept++] = instance;
    }
    if (kept < at) this.#open.copyWithin(kept, at, this.#openCount);
    this.#openCount -= at - kept;
  }

  #remove(instance: number): void {
    for (let at = this.#openCount - 1; at >= 0; at -= 1) {
      if (this.#open[at] !== instance) continue;
      this.#openCount -= 1;
      if (at < this.#openCount) this.#open.copyWithin(at, at + 1, this.#openCount + 1);
      break;
    }
    this.#forget(instance);
  }

  #forget(instance: number): void {
    this.alive -= 1;
    this.#unused.push(instance);
  }

  #account(nowUs: number): void {
    const passedUs = nowUs - this.#accountedUs;
    this.#aliveUs += this.alive * passedUs;
    this.#busyUs += this.busy * passedUs;
    this.#serviceUs += this.inService * passedUs;
    this.#accountedUs = nowUs;
  }

  #wait(row: number): void {
    if (this.waiting === this.#queue.length) {
      const larger = new Int32Array(2 * this.#queue.length);
      for (let at = 0; at < this.waiting; at += 1)
        larger[at] = this.#queue[(this.#firstWaiting + at) % this.#queue.length] as number;
      this.#queue = larger;
      this.#firstWaiting = 0;
    }
    this.#queue[(this.#firstWaiting + this.waiting) % this.#queue.length] = row;
    this.waiting += 1;
  }

  #grow(): void {
    const length = 2 * this.#load.length;
    this.#load = larger(this.#load, new Int32Array(length));
    this.#idleSinceUs = larger(this.#idleSinceUs, new Float64Array(length));
    this.#readyAtUs = larger(this.#readyAtUs, new Float64Array(length));
    this.#deployOf = larger(this.#deployOf, new Int32Array(length));
    this.#open = larger(this.#open, new Int32Array(length));
  }
}

function larger<Column extends Int32Array | Float64Array>(column: Column, empty: Column): Column {
  empty.set(column);
  return empty;
}
