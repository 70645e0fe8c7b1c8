/** What `fetch` and bodies need of signals. */
import type { Bytes, Pieces } from '../pieces.ts';
import { AbortSignal, newAbortSignal } from './abort.ts';
import { abortStateOf, addAbortAlgorithm } from './abort-state.ts';

/** Has `run` called once `signal` is aborted. Throws its reason where it is. Returns how to take it back. */
export function whenAborted(signal: AbortSignal, run: (reason: unknown) => void): () => void {
  signal.throwIfAborted();
  return addAbortAlgorithm(signal, () => run(signal.reason));
}

/** The same pieces, which break off with the signal's reason as soon as it is aborted, and hold nothing from then on. */
export function abortable(pieces: Pieces, signal: AbortSignal): Pieces {
  const tell = new Set<(reason: unknown) => void>();
  const forget = addAbortAlgorithm(signal, () => {
    void pieces.cancel(signal.reason);
    for (const run of tell) run(signal.reason);
  });
  const next = async (): Promise<Bytes | null> => {
    const piece = await pieces.next();
    if (piece === null) forget();
    return piece;
  };
  return {
    async next() {
      signal.throwIfAborted();
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      tell.add(reject);
      try {
        return await Promise.race([next(), aborted]);
      } finally {
        tell.delete(reject);
      }
    },
    cancel(reason) {
      forget();
      return pieces.cancel(reason);
    },
    whenAborted: (run) => void tell.add(run),
  };
}

/** A Request's own signal, which follows the one that it was given. */
export const followerOf = (signal: AbortSignal | null): AbortSignal =>
  signal === null ? newAbortSignal() : AbortSignal.any([signal]);

/** The `signal` of a RequestInit; null where it names none. Throws TypeError for what is none. */
export function signalFrom(value: unknown): AbortSignal | null {
  if (value === null) return null;
  abortStateOf(value);
  return value as AbortSignal;
}
