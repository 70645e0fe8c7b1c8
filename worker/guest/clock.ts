/** The time since a request came in: nothing of the loading host's clock stays. */
import { wasi } from './memory.ts';

const NANOSECONDS = 1_000_000;
let startNs = 0;
let originMs: number | null = null;

/** Time counts from here. */
export function startClock(): void {
  startNs = wasi.monotonicNow();
  originMs = null;
}

/** Milliseconds since the request came in. */
export const nowMs = (): number => (wasi.monotonicNow() - startNs) / NANOSECONDS;

/** When that was, in milliseconds since 1970. */
export const timeOriginMs = (): number => (originMs ??= Date.now() - nowMs());
