/** What an AbortSignal knows, apart from its class, so that whoever can be aborted need not know events. */

export interface AbortState {
  isAborted: boolean;
  reason: unknown;
  readonly algorithms: Set<() => void>;
  /** Signals made of this one by `AbortSignal.any`. */
  readonly dependents: Set<object>;
  /** What this one was made of; null for a signal of its own. */
  readonly sources: Set<object> | null;
}

const states = new WeakMap<object, AbortState>();

export function giveAbortState(signal: object, sources: Set<object> | null): void {
  states.set(signal, {
    isAborted: false,
    reason: undefined,
    algorithms: new Set(),
    dependents: new Set(),
    sources,
  });
}

/** Throws a TypeError unless `signal` is an AbortSignal. */
export function abortStateOf(signal: unknown): AbortState {
  const state = states.get(signal as object);
  if (!state) throw new TypeError('the value is not an AbortSignal');
  return state;
}

/**
 * Has `run` called when `signal` is aborted, before its event; for fetch, streams and whatever else can be aborted.
 * Never, where it already is. Returns how to take it back.
 */
export function addAbortAlgorithm(signal: object, run: () => void): () => void {
  const { isAborted, algorithms } = abortStateOf(signal);
  if (!isAborted) algorithms.add(run);
  return () => void algorithms.delete(run);
}
