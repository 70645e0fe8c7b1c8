/** Events, as the DOM standard has them. There is no tree here: an event's path is its one target. */
import { nowMs } from '../clock.ts';
import { asInterface, attributes, constants, dictionary, requireArguments, text } from '../web-idl.ts';

export interface EventState {
  type: string;
  target: object | null;
  currentTarget: object | null;
  eventPhase: number;
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented: boolean;
  readonly composed: boolean;
  readonly timeStamp: number;
  isTrusted: boolean;
  isDispatched: boolean;
  isStopped: boolean;
  isStoppedAtOnce: boolean;
  isPassive: boolean;
}

/** What only dispatching may change. */
export let stateOf: (event: Event) => EventState;

export class Event {
  readonly #state: EventState;

  static {
    stateOf = (event) => event.#state;
  }

  constructor(type: unknown, init: unknown = {}) {
    requireArguments('Event', arguments);
    const { bubbles, cancelable, composed } = dictionary(init, 'Event: eventInitDict');
    this.#state = {
      type: text(type),
      target: null,
      currentTarget: null,
      eventPhase: 0,
      bubbles: !!bubbles,
      cancelable: !!cancelable,
      defaultPrevented: false,
      composed: !!composed,
      timeStamp: nowMs(),
      isTrusted: false,
      isDispatched: false,
      isStopped: false,
      isStoppedAtOnce: false,
      isPassive: false,
    };
    Object.defineProperty(this, 'isTrusted', isTrusted);
  }

  get srcElement(): object | null {
    return this.#state.target;
  }

  get returnValue(): boolean {
    return !this.#state.defaultPrevented;
  }

  set returnValue(value: unknown) {
    if (!value) this.preventDefault();
  }

  get cancelBubble(): boolean {
    return this.#state.isStopped;
  }

  set cancelBubble(value: unknown) {
    if (value) this.stopPropagation();
  }

  composedPath(): object[] {
    const { currentTarget } = this.#state;
    return currentTarget === null ? [] : [currentTarget];
  }

  preventDefault(): void {
    const state = this.#state;
    if (state.cancelable && !state.isPassive) state.defaultPrevented = true;
  }

  stopPropagation(): void {
    this.#state.isStopped = true;
  }

  stopImmediatePropagation(): void {
    this.#state.isStopped = this.#state.isStoppedAtOnce = true;
  }

  initEvent(type: unknown, bubbles: unknown = false, cancelable: unknown = false): void {
    const state = this.#state;
    if (state.isDispatched) return;
    state.type = text(type);
    state.bubbles = !!bubbles;
    state.cancelable = !!cancelable;
    state.target = null;
    state.isTrusted = state.isStopped = state.isStoppedAtOnce = state.defaultPrevented = false;
  }
}

/** Browsers put this one on each event itself, for good. */
const isTrusted = {
  ...attributes({ prototype: {} }, stateOf, ['isTrusted'])[0],
  configurable: false,
  enumerable: true,
};
attributes(Event, stateOf, [
  'type',
  'target',
  'currentTarget',
  'eventPhase',
  'bubbles',
  'cancelable',
  'defaultPrevented',
  'composed',
  'timeStamp',
]);
constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
asInterface('Event', Event, 1);

type EventClass = new (type: unknown, init?: unknown) => Event;

/** A class of events that carry `fields`: these are their defaults, and say what a given value is converted to. */
function eventCarrying(
  name: string,
  fields: Readonly<Record<string, unknown>>,
  required?: string,
): EventClass {
  let fieldsOf: (event: CarryingEvent) => Record<string, unknown>;
  class CarryingEvent extends Event {
    readonly #fields = { ...fields };

    static {
      fieldsOf = (event) => event.#fields;
    }

    constructor(type: unknown, init: unknown = {}) {
      requireArguments(name, arguments, required ? 2 : 1);
      super(type, init);
      const given = dictionary(init, 'eventInitDict');
      if (required && given[required] === undefined)
        throw new TypeError(`${name}: the member ${required} is missing`);
      for (const [field, initial] of Object.entries(fields))
        if (given[field] !== undefined) this.#fields[field] = converted(given[field], initial);
    }
  }
  attributes(CarryingEvent, fieldsOf!, Object.keys(fields));
  asInterface(name, CarryingEvent, required ? 2 : 1);
  return CarryingEvent;
}

function converted(value: unknown, initial: unknown): unknown {
  if (typeof initial === 'string') return text(value);
  return typeof initial === 'number' ? (value as number) >>> 0 : value;
}

export const CustomEvent = eventCarrying('CustomEvent', { detail: null });
export const ErrorEvent = eventCarrying('ErrorEvent', {
  message: '',
  filename: '',
  lineno: 0,
  colno: 0,
  error: undefined,
});
export const PromiseRejectionEvent = eventCarrying(
  'PromiseRejectionEvent',
  { promise: undefined, reason: undefined },
  'promise',
);
export const MessageEvent = eventCarrying('MessageEvent', {
  data: null,
  origin: '',
  lastEventId: '',
  source: null,
  ports: [],
});
