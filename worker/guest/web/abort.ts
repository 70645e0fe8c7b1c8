/** AbortController and AbortSignal, as the DOM standard has them. */
import { startTimer } from '../timers.ts';
import { asInterface, OURS, requireOurs } from '../web-idl.ts';
import { abortStateOf, giveAbortState } from './abort-state.ts';
import { Event, stateOf } from './event.ts';
import { dispatch, EventTarget, handlerAttribute } from './event-target.ts';

export class AbortSignal extends EventTarget {
  constructor(...args: readonly unknown[]) {
    requireOurs(args);
    super();
    giveAbortState(this, (args[1] as Set<object> | undefined) ?? null);
  }

  get aborted(): boolean {
    return abortStateOf(this).isAborted;
  }

  get reason(): unknown {
    return abortStateOf(this).reason;
  }

  throwIfAborted(): void {
    const { isAborted, reason } = abortStateOf(this);
    if (isAborted) throw reason;
  }

  static abort(...args: readonly unknown[]): AbortSignal {
    const signal = newAbortSignal();
    abort(signal, args[0]);
    return signal;
  }

  static timeout(milliseconds: unknown): AbortSignal {
    const delayMs = Math.trunc(Number(milliseconds));
    if (!(delayMs >= 0 && delayMs <= Number.MAX_SAFE_INTEGER))
      throw new TypeError('AbortSignal.timeout: the time is out of range');
    const signal = newAbortSignal();
    startTimer('AbortSignal.timeout()', delayMs, () =>
      abort(signal, new DOMException('signal timed out', 'TimeoutError')),
    );
    return signal;
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const given = sequence(signals);
    const sources = new Set<object>();
    const signal = new AbortSignal(OURS, sources);
    const own = abortStateOf(signal);
    const aborted = given.find((source) => abortStateOf(source).isAborted);
    if (aborted) {
      own.isAborted = true;
      own.reason = aborted.reason;
      return signal;
    }
    for (const source of given)
      for (const root of abortStateOf(source).sources ?? [source]) {
        sources.add(root);
        abortStateOf(root).dependents.add(signal);
      }
    return signal;
  }
}
handlerAttribute(AbortSignal, 'abort');
asInterface('AbortSignal', AbortSignal);

function sequence(value: Iterable<AbortSignal>): AbortSignal[] {
  if (typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function')
    throw new TypeError('AbortSignal.any: the argument is no sequence');
  const signals = Array.from(value);
  for (const signal of signals) abortStateOf(signal);
  return signals;
}

/** A signal that only `abort` ends. */
export const newAbortSignal = (): AbortSignal => new AbortSignal(OURS);

/** Aborts `signal` and all that were made of it; all know before any of them tells. */
export function abort(signal: AbortSignal, reason: unknown): void {
  const state = abortStateOf(signal);
  if (state.isAborted) return;
  state.isAborted = true;
  state.reason =
    reason === undefined ? new DOMException('signal is aborted without reason', 'AbortError') : reason;
  const affected = [signal];
  for (const dependent of state.dependents as Set<AbortSignal>) {
    const other = abortStateOf(dependent);
    if (other.isAborted) continue;
    other.isAborted = true;
    other.reason = state.reason;
    affected.push(dependent);
  }
  for (const each of affected) tell(each);
}

function tell(signal: AbortSignal): void {
  const { algorithms } = abortStateOf(signal);
  for (const run of algorithms) run();
  algorithms.clear();
  const event = new Event('abort');
  stateOf(event).isTrusted = true;
  dispatch(signal, event);
}

export class AbortController {
  readonly #signal = newAbortSignal();

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(...args: readonly unknown[]): void {
    abort(this.#signal, args[0]);
  }
}
asInterface('AbortController', AbortController);
