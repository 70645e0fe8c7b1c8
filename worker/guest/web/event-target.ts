/**
 * EventTarget as it is in a browser's worker, where there is no tree: listeners are called in their order, capturing or
 * not.
 */
import { onException, reportException } from '../report-exception.ts';
import { asInterface, requireArguments, text } from '../web-idl.ts';
import { abortStateOf, addAbortAlgorithm } from './abort-state.ts';
import { ErrorEvent, Event, PromiseRejectionEvent, stateOf } from './event.ts';

type Callback = ((event: Event) => unknown) | { readonly handleEvent?: unknown };

interface Listener {
  readonly type: string;
  readonly callback: Callback;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  isRemoved: boolean;
}

const AT_TARGET = 2;

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const captureOf = (options: unknown): boolean =>
  Boolean(isObject(options) ? (options as { capture?: unknown }).capture : options);

function callbackFrom(value: unknown): Callback | null {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) throw new TypeError('EventTarget: the listener is not an object');
  return value;
}

/** Calls the listeners; false when one of them prevented the default. `as` is what they see as the event's target. */
export let dispatch: (target: EventTarget, event: Event, as?: object) => boolean;
/** As `dispatchEvent` does, for events that user code made. */
let dispatchMade: (target: EventTarget, event: Event, as: object) => boolean;

export class EventTarget {
  #listeners: Listener[] = [];

  static {
    dispatch = (target, event, as = target) => target.#dispatch(event, as);
    dispatchMade = (target, event, as) => target.#dispatchMade(event, as);
  }

  addEventListener(type: unknown, callback: unknown, options: unknown = {}): void {
    requireArguments('addEventListener', arguments, 2);
    const listeners = this.#listeners;
    const given = (isObject(options) ? options : {}) as Record<string, unknown>;
    const capture = captureOf(options);
    const { once, passive, signal } = given;
    const isAborted = signal !== undefined && abortStateOf(signal).isAborted;
    const listener = callbackFrom(callback);
    if (isAborted || listener === null) return;
    const added: Listener = {
      type: text(type),
      callback: listener,
      capture,
      once: Boolean(once),
      passive: Boolean(passive),
      isRemoved: false,
    };
    if (this.#find(added) >= 0) return;
    listeners.push(added);
    if (signal !== undefined) addAbortAlgorithm(signal as object, () => this.#remove(added));
  }

  removeEventListener(type: unknown, callback: unknown, options: unknown = {}): void {
    requireArguments('removeEventListener', arguments, 2);
    const at = this.#find({
      type: text(type),
      callback: callbackFrom(callback),
      capture: captureOf(options),
    });
    const listener = this.#listeners[at];
    if (listener) this.#remove(listener);
  }

  dispatchEvent(event: Event): boolean {
    return this.#dispatchMade(event, this);
  }

  #dispatchMade(event: Event, as: object): boolean {
    const state = stateOf(event);
    if (state.isDispatched)
      throw new DOMException('the event is already being dispatched', 'InvalidStateError');
    state.isTrusted = false;
    return this.#dispatch(event, as);
  }

  #find(wanted: { type: string; callback: Callback | null; capture: boolean }): number {
    return this.#listeners.findIndex(
      ({ type, callback, capture }) =>
        type === wanted.type && callback === wanted.callback && capture === wanted.capture,
    );
  }

  #remove(listener: Listener): void {
    listener.isRemoved = true;
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }

  #dispatch(event: Event, as: object): boolean {
    const state = stateOf(event);
    Object.assign(state, { target: as, currentTarget: as, eventPhase: AT_TARGET, isDispatched: true });
    for (const listener of this.#listeners.slice()) {
      if (state.isStoppedAtOnce) break;
      if (listener.type === state.type && !listener.isRemoved) this.#call(listener, event, as);
    }
    Object.assign(state, { currentTarget: null, eventPhase: 0, isDispatched: false, isStoppedAtOnce: false });
    return !state.defaultPrevented;
  }

  #call(listener: Listener, event: Event, as: object): void {
    const { callback } = listener;
    const state = stateOf(event);
    if (listener.once) this.#remove(listener);
    state.isPassive = listener.passive;
    try {
      if (typeof callback === 'function') Reflect.apply(callback, as, [event]);
      else (callback as { handleEvent: (event: Event) => unknown }).handleEvent(event);
    } catch (error) {
      reportException(error);
    }
    state.isPassive = false;
  }
}

/** Makes `on…` of a class: one listener that is set like a field. */
export function handlerAttribute({ prototype }: { readonly prototype: EventTarget }, type: string): void {
  const handlers = new WeakMap<EventTarget, { handler: unknown; listener: (event: Event) => void }>();
  const name = `on${type}`;
  const accessor = {
    get [name](): unknown {
      return handlers.get(this as unknown as EventTarget)?.handler ?? null;
    },
    set [name](handler: unknown) {
      const target = this as unknown as EventTarget;
      const current = handlers.get(target);
      if (!isObject(handler)) {
        if (current) target.removeEventListener(type, current.listener);
        handlers.delete(target);
      } else if (current) current.handler = handler;
      else {
        const listener = (event: Event): void => {
          const called = handlers.get(target)?.handler;
          if (typeof called === 'function' && Reflect.apply(called, target, [event]) === false)
            event.preventDefault();
        };
        handlers.set(target, { handler, listener });
        target.addEventListener(type, listener);
      }
    },
  };
  Object.defineProperty(
    prototype,
    name,
    Object.getOwnPropertyDescriptor(accessor, name) as PropertyDescriptor,
  );
}

asInterface('EventTarget', EventTarget);

/** Listens for the whole component. */
export const globalTarget = new EventTarget();

export const { removeEventListener, dispatchEvent } = {
  removeEventListener(type: unknown, callback: unknown, options: unknown = {}): void {
    requireArguments('removeEventListener', arguments, 2);
    globalTarget.removeEventListener(type, callback, options);
  },
  dispatchEvent: (event: Event): boolean => dispatchMade(globalTarget, event, globalThis),
};

/** An event of the global object's that is being dispatched. */
export function globalEvent(type: string): Event {
  const event = new Event(type, { cancelable: true });
  const state = { target: globalThis, currentTarget: globalThis, eventPhase: AT_TARGET, isTrusted: true };
  Object.assign(stateOf(event), state);
  return event;
}

/** Tells the global object's listeners of `event`; false when one of them prevented the default. */
const dispatchGlobally = (event: Event): boolean => dispatch(globalTarget, event, globalThis);

onException((error) => {
  const message = `Uncaught ${text(error)}`;
  return dispatchGlobally(new ErrorEvent('error', { cancelable: true, message, error }));
});

/** Whether a listener of `unhandledrejection` prevented that it is told. */
export const isRejectionPrevented = (promise: object, reason: unknown): boolean =>
  !dispatchGlobally(new PromiseRejectionEvent('unhandledrejection', { cancelable: true, promise, reason }));
