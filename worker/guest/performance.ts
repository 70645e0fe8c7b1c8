import { wasi } from './memory.ts';

const NANOSECONDS = 1_000_000;
let originNs = 0;

/** Time counts from here, which is where a request comes in: nothing of the loading host's clock stays. */
export function startClock(): void {
  originNs = wasi.monotonicNow();
}

export const performance = {
  /** Milliseconds since the request came in. */
  now: (): number => (wasi.monotonicNow() - originNs) / NANOSECONDS,
};
