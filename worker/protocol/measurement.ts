/**
 * A distribution as seen, in microseconds. A page's clock ticks at about 0.1 ms, so each of `batches` samples is the mean of
 * `perBatch` repetitions.
 */
export interface Spread {
  readonly p5Us: number;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly batches: number;
  readonly perBatch: number;
}

/** The user's component measured in this tab. */
export interface ComputeMeasurement {
  /**
   * From nothing to a pristine instance that is ready to be called: of our handlers the pooled one, its memory copied back;
   * of components made elsewhere a new one.
   */
  readonly start: Spread;
  /** The handler answering the measured request, waits excluded. */
  readonly compute: Spread;
  /** A bare `new WebAssembly.Instance` of the same module, for comparison; null where every instance is a new one. */
  readonly bareInstance: Spread | null;
}
