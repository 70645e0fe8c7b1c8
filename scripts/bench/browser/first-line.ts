/** The time from the start of a request to the handler's first statement, which reads the wall clock. */
export class FirstLine {
  #startMs = 0;
  #reachedMs: number | null = null;

  start(): void {
    this.#reachedMs = null;
    this.#startMs = performance.now();
  }

  reached(): void {
    this.#reachedMs ??= performance.now();
  }

  /** Null: nobody read the wall clock. */
  get elapsedMs(): number | null {
    return this.#reachedMs === null ? null : this.#reachedMs - this.#startMs;
  }
}
