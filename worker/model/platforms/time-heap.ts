/**
 * A binary min-heap of (time, item) pairs on typed arrays; it allocates only when it grows. What is popped leaves a hole at
 * the top that the next push fills: most events bring about another, and then the heap is put in order once, not twice.
 */
export class TimeHeap {
  /** Pairs in the arrays, the hole counted. */
  #length = 0;
  #hasHole = false;
  #times: Float64Array;
  #items: Int32Array;

  constructor(capacity = 16) {
    this.#times = new Float64Array(capacity);
    this.#items = new Int32Array(capacity);
  }

  get size(): number {
    return this.#hasHole ? this.#length - 1 : this.#length;
  }

  /** Infinity while empty. */
  get firstTime(): number {
    if (this.#hasHole) this.#closeHole();
    return this.#length === 0 ? Infinity : (this.#times[0] as number);
  }

  push(time: number, item: number): void {
    if (this.#hasHole) {
      this.#hasHole = false;
      this.#sink(time, item);
      return;
    }
    if (this.#length === this.#times.length) this.#grow();
    const times = this.#times;
    const items = this.#items;
    let at = this.#length++;
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
    if (this.#hasHole) this.#closeHole();
    this.#hasHole = true;
    return this.#items[0] as number;
  }

  #closeHole(): void {
    this.#hasHole = false;
    const last = --this.#length;
    if (last > 0) this.#sink(this.#times[last] as number, this.#items[last] as number);
  }

  /** From the top to where it belongs. */
  #sink(time: number, item: number): void {
    const times = this.#times;
    const items = this.#items;
    const length = this.#length;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && (times[child + 1] as number) < (times[child] as number)) child += 1;
      const childTime = times[child] as number;
      if (childTime >= time) break;
      times[at] = childTime;
      items[at] = items[child] as number;
      at = child;
    }
    times[at] = time;
    items[at] = item;
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
