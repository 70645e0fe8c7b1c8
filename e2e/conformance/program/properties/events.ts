/** Programs of listeners, of signals, and of jobs: what runs, and in which order. */
import { nameOf } from '../plain.ts';

export interface ListenersInput {
  readonly steps: readonly (
    | {
        readonly kind: 'add';
        readonly id: number;
        readonly type: string;
        readonly options: { readonly once: boolean; readonly capture: boolean; readonly passive: boolean };
        readonly signal: number | null;
        readonly effect: 'nothing' | 'prevent' | 'stop' | 'stop at once' | 'remove' | 'abort';
      }
    | { readonly kind: 'remove'; readonly id: number; readonly type: string; readonly capture: boolean }
    | { readonly kind: 'dispatch'; readonly type: string; readonly cancelable: boolean }
    | { readonly kind: 'abort'; readonly signal: number }
  )[];
}

export function listeners({ steps }: ListenersInput): unknown {
  const target = new EventTarget();
  const log: unknown[] = [];
  const controllers = Array.from({ length: 3 }, () => new AbortController());
  const known = new Map<number, (event: Event) => void>();
  for (const step of steps) {
    if (step.kind === 'abort') controllers[step.signal]?.abort();
    if (step.kind === 'dispatch') {
      const event = new Event(step.type, { cancelable: step.cancelable });
      log.push([step.type, target.dispatchEvent(event), event.defaultPrevented]);
    }
    if (step.kind === 'remove')
      target.removeEventListener(step.type, known.get(step.id) ?? null, step.capture);
    if (step.kind === 'add') {
      const { id, type, effect } = step;
      const listener = (event: Event): void => {
        log.push(id);
        if (effect === 'prevent') event.preventDefault();
        if (effect === 'stop') event.stopPropagation();
        if (effect === 'stop at once') event.stopImmediatePropagation();
        if (effect === 'remove') for (const other of known.values()) target.removeEventListener(type, other);
        if (effect === 'abort') for (const controller of controllers) controller.abort();
      };
      if (step.signal === null) {
        known.set(id, known.get(id) ?? listener);
        target.addEventListener(type, known.get(id) ?? listener, step.options);
      } else {
        // Never the same one again: Chromium lets a signal remove it then, too; a fixed case shows it.
        const { signal } = controllers[step.signal] ?? new AbortController();
        target.addEventListener(type, listener, { ...step.options, signal });
      }
    }
  }
  return log;
}

export interface SignalsInput {
  /** Each depends on signals before it; of none, it is one of a controller. */
  readonly sources: readonly (readonly number[])[];
  readonly aborts: readonly { readonly at: number; readonly reason: string | null }[];
  readonly late: readonly (readonly number[])[];
}

export function signals({ sources, aborts, late }: SignalsInput): unknown {
  const log: unknown[] = [];
  const controllers: AbortController[] = [];
  const all: AbortSignal[] = [];
  const add = (refs: readonly number[]): void => {
    const parts = refs.flatMap((ref) => all[ref] ?? []);
    const controller = new AbortController();
    controllers.push(controller);
    const signal = parts.length === 0 ? controller.signal : AbortSignal.any(parts);
    const name = all.push(signal) - 1;
    signal.addEventListener('abort', () => log.push([name, all.map(({ aborted }) => aborted)]));
  };
  for (const refs of sources) add(refs);
  for (const { at, reason } of aborts) controllers[at]?.abort(reason ?? undefined);
  for (const refs of late) add(refs);
  return [
    log,
    all.map(({ aborted, reason }) => [aborted, reason instanceof Error ? nameOf(reason) : reason]),
  ];
}

export interface JobsInput {
  readonly tasks: readonly (readonly Job[])[];
}

type Job =
  | 'await'
  | 'await promise'
  | 'await thenable'
  | 'chained'
  | 'microtask'
  | 'finally'
  | 'reject'
  | 'async'
  | 'all'
  | 'race';

// oxlint-disable-next-line unicorn/no-thenable -- that is what it is to be
const thenable = { then: (done: (value: number) => void): void => done(1) };

/** Runs all tasks side by side; each tells of its every step. */
export async function jobs({ tasks }: JobsInput): Promise<unknown> {
  const log: string[] = [];
  const waits: Readonly<Record<Job, () => unknown>> = {
    await: () => 0,
    'await promise': () => Promise.resolve(),
    'await thenable': () => thenable,
    chained: () => Promise.resolve().then(() => 1),
    microtask: () => new Promise<void>((done) => queueMicrotask(done)),
    finally: () => Promise.resolve().finally(() => undefined),
    reject: () => Promise.reject(new Error('x')).catch(() => undefined),
    async: () => (async () => Promise.resolve(1))(),
    all: () => Promise.all([Promise.resolve(1), Promise.resolve(2)]),
    race: () => Promise.race([Promise.resolve(1), Promise.resolve(2)]),
  };
  await Promise.all(
    tasks.map(async (steps, task) => {
      // oxlint-disable-next-line typescript/await-thenable -- that is one of the kinds
      for (const [index, step] of steps.entries())
        log.push(`${task}.${index} ${String((await waits[step]()) === 0)}`);
    }),
  );
  return log;
}
