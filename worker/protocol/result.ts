/** The outcome of something that can fail for reasons the caller must handle; see `failure.ts` for the kinds. */
export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** Work that enters user code, and the real time for which that may compute each time it is entered. */
export type Limited<Input> = Input & { readonly cpuLimitMs: number };
