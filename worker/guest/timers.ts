/** setTimeout and friends on the monotonic clock. Delays are milliseconds, as on the Web. */
import { onReady } from './event-loop.ts';
import { wasi } from './memory.ts';
import { refuseWhileLoading } from './phase.ts';
import { reportException } from './report-exception.ts';

const NANOSECONDS = 1_000_000;
const cancellations = new Map<number, () => void>();
let lastId = 0;

function start(id: number, delayMs: number, repeat: boolean, run: () => void): void {
  const durationNs = delayMs * NANOSECONDS;
  const wake = (): void => {
    cancellations.delete(id);
    if (repeat) start(id, Math.max(1, delayMs), true, run);
    run();
  };
  const dueNs = wasi.monotonicNow() + durationNs;
  const cancel = onReady(wasi.subscribeDuration(durationNs), wake, dueNs);
  cancellations.set(id, cancel);
}

/** Calls `run` once after `delayMs`; `what` is refused while the handler loads. */
export function startTimer(what: string, delayMs: number, run: () => void, repeat = false): number {
  refuseWhileLoading(what);
  const id = ++lastId;
  start(id, delayMs, repeat, run);
  return id;
}

function schedule(name: string, repeat: boolean, callback: unknown, [delayMs, ...args]: unknown[]): number {
  if (typeof callback !== 'function') throw new TypeError(`${name}: the first argument must be a function`);
  const run = (): void => {
    try {
      Reflect.apply(callback, globalThis, args);
    } catch (error) {
      reportException(error);
    }
  };
  return startTimer(`${name}()`, Math.max(0, (delayMs as number) | 0), run, repeat);
}

export const setTimeout = (callback: unknown, ...rest: unknown[]): number =>
  schedule('setTimeout', false, callback, rest);

export const setInterval = (callback: unknown, ...rest: unknown[]): number =>
  schedule('setInterval', true, callback, rest);

export function clearTimer(id: unknown): void {
  const number = (id as number) | 0;
  cancellations.get(number)?.();
  cancellations.delete(number);
}

/** To be called when no timer can fire any more. */
export function forgetTimers(): void {
  cancellations.clear();
}
