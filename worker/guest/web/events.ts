/** The part `events`: Event, EventTarget, AbortController and what belongs to them. */
import { AbortController, AbortSignal } from './abort.ts';
import { CustomEvent, ErrorEvent, Event, MessageEvent, PromiseRejectionEvent } from './event.ts';
import { dispatchEvent, EventTarget, removeEventListener } from './event-target.ts';

export const globals = {
  AbortController,
  AbortSignal,
  CustomEvent,
  ErrorEvent,
  Event,
  EventTarget,
  MessageEvent,
  PromiseRejectionEvent,
  dispatchEvent,
  removeEventListener,
};

export type { AbortSignal };
export { abort, newAbortSignal } from './abort.ts';
export { abortStateOf, addAbortAlgorithm } from './abort-state.ts';
export { abortable, followerOf, signalFrom, whenAborted } from './abortable.ts';
export { globalEvent, globalTarget, isRejectionPrevented } from './event-target.ts';
