/** Which function answers requests, and answering one. */
import { startClock } from './clock.ts';
import { dropWaiters, waitForOne } from './event-loop.ts';
import { endLeases, Lease } from './lease.ts';
import { forgetLogFormat, log, logFailure } from './log.ts';
import { wasi } from './memory.ts';
import { NativeError, NativeString } from './natives.ts';
import { closeParts, part, partIfThere } from './parts.ts';
import { endLoading } from './phase.ts';
import { takeRejections } from './rejections.ts';
import { incomingRequest, type Request } from './request.ts';
import { Response, sendResponse } from './response.ts';
import { shown } from './shown.ts';
import { forgetTimers } from './timers.ts';

type Handler = (request: Request, waitUntil: (work: unknown) => void) => unknown;

const fetchListeners: ((event: object) => unknown)[] = [];
let handler: Handler | null = null;

/** Other events than requests need the part `events`. */
export function addEventListener(type: unknown, listener: unknown, ...args: readonly unknown[]): void {
  if (type !== 'fetch') return part('events').globalTarget.addEventListener(type, listener, ...args);
  if (typeof listener !== 'function')
    throw new TypeError('addEventListener: the listener must be a function');
  fetchListeners.push(listener as (event: object) => unknown);
}

/**
 * Ends loading: finds the handler in the module's exports or among the fetch listeners, the first style found wins.
 * Returns the entry style, or `none` followed by the names that were exported.
 */
export function adopt(exports: Record<string, unknown>): string {
  endLoading();
  closeParts();
  tellRejections();
  forgetLogFormat();
  const main = exports['default'] as { fetch?: unknown } | undefined;
  if (typeof main?.fetch === 'function') {
    handler = (request, waitUntil) =>
      (main.fetch as (...args: unknown[]) => unknown).call(main, request, {}, contextOf(waitUntil));
    return 'default-export';
  }
  if (fetchListeners.length > 0) {
    handler = callListeners;
    return 'fetch-event';
  }
  const handle = exports['handle'];
  if (typeof handle === 'function') {
    handler = (request, waitUntil) => handle(request, {}, contextOf(waitUntil)) as unknown;
    return 'handle-export';
  }
  return ['none', ...Object.keys(exports)].join(' ');
}

const contextOf = (waitUntil: (work: unknown) => void): object => ({
  waitUntil,
  passThroughOnException: () => undefined,
});

function callListeners(request: Request, waitUntil: (work: unknown) => void): unknown {
  let answer: unknown = null;
  let isAnswered = false;
  const event = Object.assign(partIfThere('events')?.globalEvent('fetch') ?? { type: 'fetch' }, {
    ...contextOf(waitUntil),
    request,
    respondWith(response: unknown): void {
      if (isAnswered) throw new TypeError('respondWith was already called for this event');
      isAnswered = true;
      answer = response;
    },
  });
  for (const listener of fetchListeners) {
    listener(event);
    if (isAnswered) return answer;
  }
  throw new TypeError('no fetch listener called event.respondWith()');
}

/** A listener of the handler's can keep a rejection from being told. True where one may have left jobs to do. */
function tellRejections(): boolean {
  const events = partIfThere('events');
  const rejections = takeRejections();
  for (const [promise, reason] of rejections)
    if (!events?.isRejectionPrevented(promise, reason)) report(UNHANDLED, reason);
  return events !== null && rejections.length > 0;
}

/** Kind of the record for a rejection that nobody handles: it is told, and fails nothing. */
const UNHANDLED = 'unhandled-rejection';

/**
 * A request and its answer. An instance may serve several, one after another, and code of an earlier one may go on in a
 * later one's time: whatever acts for a request holds on to this, and finds it over.
 */
interface Visit {
  readonly incoming: number;
  readonly outparam: number;
  readonly lease: Lease;
  isSent: boolean;
  isGivenUp: boolean;
  isOver: boolean;
  /** How much of its work has to be waited for: the answer, and what `waitUntil` was given. */
  pendingWork: number;
  /** Of that, what `waitUntil` was given. */
  lateWork: number;
}

let current: Visit | null = null;

export function dispatch(incoming: number, outparam: number): void {
  // Only where the last turn of the one before failed itself.
  if (current) end(current);
  current = {
    incoming,
    outparam,
    lease: new Lease(() => wasi.dropRequest(incoming)),
    isSent: false,
    isGivenUp: false,
    isOver: false,
    pendingWork: 0,
    lateWork: 0,
  };
  startClock();
  void answer(current);
}

/** What the request still waits for will not happen, and what it holds of the host is given back. */
function end(visit: Visit): void {
  visit.isOver = true;
  current = null;
  dropWaiters();
  forgetTimers();
  endLeases();
}

async function answer(visit: Visit): Promise<void> {
  visit.pendingWork++;
  try {
    const request = incomingRequest(visit.incoming, visit.lease);
    const response = await handler?.(request, (work) => void waitUntil(visit, work));
    if (visit.isOver) return;
    if (response instanceof Response) {
      const sending = send(visit, response);
      if (sending) await sending;
    } else fail(visit, 'not-a-response', 'TypeError', describe(response), '');
  } catch (error) {
    failWith(visit, error);
  } finally {
    visit.pendingWork--;
  }
}

const describe = (value: unknown): string =>
  value === null || value === undefined
    ? NativeString(value)
    : typeof value === 'object'
      ? 'an object of class ' + NativeString(value.constructor?.name ?? '(none)')
      : 'a ' + typeof value;

async function waitUntil(visit: Visit, work: unknown): Promise<void> {
  visit.pendingWork++;
  visit.lateWork++;
  try {
    await work;
  } catch (error) {
    report(visit.isSent && !visit.isOver ? 'handler-threw' : UNHANDLED, error);
  } finally {
    visit.pendingWork--;
    visit.lateWork--;
  }
}

/** Called when no job is left: waits for the host, or finds that nothing more can happen. */
export function turn(): boolean {
  if (tellRejections()) return true;
  const visit = current;
  if (!visit) return false;
  if (visit.pendingWork > 0 && waitForOne()) return true;
  if (visit.isSent || visit.isGivenUp) {
    if (visit.lateWork > 0)
      log(
        'warn',
        'waitUntil() was given a promise that never settles: no timer and no fetch is left for it',
        '',
      );
    end(visit);
    return false;
  }
  fail(
    visit,
    'never-settles',
    'Error',
    'the handler never answered: its promise waits for something that cannot happen',
    '',
  );
  return true;
}

/** What a monotonic clock says when the host wants an end: 2^64 - 1, as a double. */
const END_OF_TIME = 2 ** 64;

/** Told of what no code could catch. True when it was an interrupt: nothing more may run. */
export function stopped(error: unknown): boolean {
  const isInterrupt = wasi.monotonicNow() === END_OF_TIME;
  report(isInterrupt ? 'cpu-limit' : UNHANDLED, error);
  return isInterrupt;
}

const send = (visit: Visit, response: Response): Promise<void> | null =>
  sendResponse(
    response,
    () => {
      if (visit.isSent || visit.isOver) return null;
      visit.isSent = true;
      return visit.outparam;
    },
    () => logFailure('body-broke-off', 'Error', 'the body never ends: its stream is not closed', ''),
  );

function failWith(visit: Visit, error: unknown): void {
  report(visit.isOver ? UNHANDLED : visit.isSent ? 'body-broke-off' : 'handler-threw', error);
  void answerWithFailure(visit);
}

function fail(visit: Visit, kind: string, name: string, message: string, stack: string): void {
  logFailure(kind, name, message, stack);
  void answerWithFailure(visit);
}

function report(kind: string, error: unknown): void {
  let name = 'Uncaught';
  let message = 'a value that cannot be shown';
  let stack = '';
  try {
    if (error instanceof NativeError) {
      name = NativeString(error.name);
      stack = NativeString(error.stack ?? '');
      message = NativeString(error.message);
    } else message = shown(error);
  } catch {
    // Its own getters or conversions throw: what could be read is told.
  }
  const isOutOfMemory = name === 'InternalError' && message === 'out of memory';
  logFailure(kind !== UNHANDLED && isOutOfMemory ? 'out-of-memory' : kind, name, message, stack);
}

async function answerWithFailure(visit: Visit): Promise<void> {
  if (visit.isSent || visit.isOver) return;
  visit.isGivenUp = true;
  visit.pendingWork++;
  try {
    await send(visit, new Response('Internal Server Error', { status: 500 }));
  } catch {
    // The failure has been told; there is nothing left to answer with.
  } finally {
    visit.pendingWork--;
  }
}
