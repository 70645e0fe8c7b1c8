/** Waiting: promises that settle when the host says that a pollable is ready. */
import { engine, result, wasi } from './memory.ts';

interface Waiter {
  readonly pollable: number;
  readonly wake: () => void;
  /** What is overdue longest is woken first. */
  readonly dueNs: number;
}

const waiters = new Set<Waiter>();

/** Runs `wake` in a later turn, once `pollable` (which it takes over) is ready. Returns how to give up waiting. */
export function onReady(pollable: number, wake: () => void, dueNs = 0): () => void {
  const waiter = { pollable, wake, dueNs };
  waiters.add(waiter);
  return () => {
    if (waiters.delete(waiter)) wasi.dropPollable(pollable);
  };
}

/** A wait that can be given up, which settles it too. */
export interface Wait {
  readonly done: Promise<void>;
  giveUp(): void;
}

export function waitFor(pollable: number): Wait {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const drop = onReady(pollable, resolve);
  return {
    done,
    giveUp() {
      drop();
      resolve();
    },
  };
}

/** Found ready by the latest poll, and not yet woken. */
let due: Waiter[] = [];

/**
 * Blocks until something is ready and wakes one: the jobs that this brings about run before the next is woken, and may
 * give it up. False when nothing is waited for.
 */
export function waitForOne(): boolean {
  while (waiters.size > 0) {
    if (due.length === 0) due = pollReady([...waiters]);
    const waiter = due.shift();
    if (!waiter || !waiters.delete(waiter)) continue;
    wasi.dropPollable(waiter.pollable);
    waiter.wake();
    return true;
  }
  return false;
}

/** Nothing that is waited for now will wake anyone. */
export function dropWaiters(): void {
  due = [];
  for (const { pollable } of waiters) wasi.dropPollable(pollable);
  waiters.clear();
}

function pollReady(candidates: readonly Waiter[]): Waiter[] {
  const list = engine.allocate(candidates.length * 4);
  candidates.forEach((waiter, index) => engine.store32(list + index * 4, waiter.pollable));
  wasi.poll(list, candidates.length, result);
  engine.free(list);
  const indices = engine.load32(result);
  const count = engine.load32(result + 4);
  const told = new Set<Waiter | undefined>();
  for (let index = 0; index < count; index++) told.add(candidates[engine.load32(indices + index * 4)]);
  if (count > 0) engine.free(indices);
  // A host may notice a later timer first: those before it are due as well.
  const latestNs = Math.max(0, ...Array.from(told, (waiter) => waiter?.dueNs ?? 0));
  const isDue = (waiter: Waiter): boolean =>
    told.has(waiter) || (waiter.dueNs > 0 && waiter.dueNs <= latestNs);
  return candidates.filter(isDue).sort((a, b) => a.dueNs - b.dueNs);
}
