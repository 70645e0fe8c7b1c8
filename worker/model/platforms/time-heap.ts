/** A binary min-heap of (time, item) pairs on typed arrays; it allocates only when it grows. */
export class TimeHeap {
  size = 0;
  #times: Float64Array;
  #items: Int32Array;

  constructor(capacity = 16) {
    this.#times = new Float64Array(capacity);
    this.#items = new Int32Array(capacity);
  }

  /** Infinity while empty. */
  get firstTime(): number {
    return this.size === 0 ? Infinity : (this.#times[0] as number);
  }

  push(time: number, item: number): void {
    if (this.size === this.#times.length) this.#grow();
    const times = this.#times;
    const items = this.#items;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentTime = times[parent] as number;
      if (parentTime <= time) break;
      times[at] = parentTime;
      items[at] = items[parent] as number;
      at = parent;
    }
    times[at] = time;
    items[at] = item;
  }

  /** Removes the earliest pair and answers its item. */
  pop(): number {
    const times = this.#times;
    const items = this.#items;
    const first = items[0] as number;
    const size = --this.size;
    const time = times[size] as number;
    const item = items[size] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child += 1;
      const childTime = times[child] as number;
      if (childTime >= time) break;
      times[at] = childTime;
      items[at] = items[child] as number;
      at = child;
    }
    times[at] = time;
    items[at] = item;
    return first;
  }

  #grow(): void {
    const times = new Float64Array(2 * this.#times.length);
    const items = new Int32Array(2 * this.#items.length);
    times.set(this.#times);
    items.set(this.#items);
    this.#times = times;
    this.#items = items;
  }
}
