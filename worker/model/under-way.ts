/** Rows of numbers for requests that have left their client and are not yet settled; freed rows are used again. */
export class UnderWay {
  rows: Float64Array;
  readonly #stride: number;
  #free: Int32Array;
  #freeCount: number;

  constructor(stride: number) {
    this.#stride = stride;
    this.rows = new Float64Array(64 * stride);
    this.#free = Int32Array.from({ length: 64 }, (_, row) => row * stride);
    this.#freeCount = 64;
  }

  /** The offset of a row nobody uses; its numbers are those of its last user. May replace `rows`. */
  take(): number {
    if (this.#freeCount === 0) this.#grow();
    return this.#free[--this.#freeCount] as number;
  }

  release(offset: number): void {
    this.#free[this.#freeCount++] = offset;
  }

  #grow(): void {
    const length = this.rows.length / this.#stride;
    const rows = new Float64Array(2 * this.rows.length);
    rows.set(this.rows);
    this.rows = rows;
    this.#free = new Int32Array(2 * length);
    for (let row = length; row < 2 * length; row += 1) this.#free[this.#freeCount++] = row * this.#stride;
  }
}
