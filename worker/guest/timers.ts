/** setTimeout and friends on the monotonic clock. Delays are milliseconds, as on the Web. */
import { onReady } from './event-loop.ts';
import { wasi } from './memory.ts';
import { refuseWhileLoading } from './phase.ts';

const NANOSECONDS = 1_000_000;
const cancellations = new Map<number, () => void>();
let lastId = 0;

function start(id: number, delayMs: number, repeat: boolean, run: () => void): void {
  const durationNs = Math.max(0, Math.trunc(delayMs || 0)) * NANOSECONDS;
  const wake = (): void => {
    cancellations.delete(id);
    if (repeat) start(id, Math.max(1, delayMs), true, run);
    run();
  };
  const dueNs = wasi.monotonicNow() + durationNs;
  const cancel = onReady(wasi.subscribeDuration(durationNs), wake, dueNs);
  cancellations.set(id, cancel);
}

function schedule(
  name: string,
  callback: unknown,
  delayMs: unknown,
  repeat: boolean,
  args: unknown[],
): number {
  refuseWhileLoading(`${name}()`);
  if (typeof callback !== 'function') throw new TypeError(`${name}: the first argument must be a function`);
  const id = ++lastId;
  // A callback that throws must not stop the others; as a job its error is an unhandled rejection.
  start(id, Number(delayMs), repeat, () => void Promise.resolve().then(() => callback(...args) as unknown));
  return id;
}

export const setTimeout = (callback: unknown, delayMs?: unknown, ...args: unknown[]): number =>
  schedule('setTimeout', callback, delayMs, false, args);

export const setInterval = (callback: unknown, delayMs?: unknown, ...args: unknown[]): number =>
  schedule('setInterval', callback, delayMs, true, args);

/** To be called when no timer can fire any more. */
export function forgetTimers(): void {
  cancellations.clear();
}

export function clearTimer(id: number): void {
  cancellations.get(id)?.();
  cancellations.delete(id);
}
