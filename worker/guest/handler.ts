/** Which function answers requests, and answering one. */
import { waitForOne } from './event-loop.ts';
import { forgetLogFormat, log } from './log.ts';
import { wasi } from './memory.ts';
import { startClock } from './performance.ts';
import { endLoading } from './phase.ts';
import { takeRejections } from './rejections.ts';
import { incomingRequest, type Request } from './request.ts';
import { Response, sendResponse } from './response.ts';
import { userStack } from './stack.ts';

type Handler = (request: Request, waitUntil: (work: unknown) => void) => unknown;

const fetchListeners: ((event: object) => unknown)[] = [];
let handler: Handler | null = null;

export function addEventListener(type: unknown, listener: unknown): void {
  if (type !== 'fetch') return;
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
  for (const reason of takeRejections()) report(UNHANDLED, reason);
  forgetLogFormat();
  const main = exports['default'] as { fetch?: unknown } | undefined;
  if (typeof main?.fetch === 'function') {
    handler = (request, waitUntil) =>
      (main.fetch as (...args: unknown[]) => unknown).call(
        main,
        request,
        {},
        {
          waitUntil,
          passThroughOnException: () => undefined,
        },
      );
    return 'default-export';
  }
  if (fetchListeners.length > 0) {
    handler = callListeners;
    return 'fetch-event';
  }
  return ['none', ...Object.keys(exports)].join(' ');
}

function callListeners(request: Request, waitUntil: (work: unknown) => void): unknown {
  let answer: unknown = null;
  let isAnswered = false;
  const event = {
    type: 'fetch',
    request,
    waitUntil,
    respondWith(response: unknown): void {
      if (isAnswered) throw new TypeError('respondWith was already called for this event');
      isAnswered = true;
      answer = response;
    },
  };
  for (const listener of fetchListeners) {
    listener(event);
    if (isAnswered) return answer;
  }
  throw new TypeError('no fetch listener called event.respondWith()');
}

/** Kind of the record for a rejection that nobody handles: it is told, and fails nothing. */
const UNHANDLED = 'unhandled-rejection';

/** The request in progress: whether it has its answer, and how much of its work goes on after that. */
let isSent = true;
let isGivenUp = false;
let pendingWork = 0;
let incoming = 0;
let outparam = 0;

export function dispatch(incomingRequestHandle: number, responseOutparam: number): void {
  isSent = false;
  isGivenUp = false;
  pendingWork = 0;
  incoming = incomingRequestHandle;
  outparam = responseOutparam;
  startClock();
  void answer();
}

async function answer(): Promise<void> {
  pendingWork++;
  try {
    const response = await handler?.(incomingRequest(incoming), waitUntil);
    if (!(response instanceof Response)) {
      fail('not-a-response', 'TypeError', describe(response), '');
      return;
    }
    await send(response);
  } catch (error) {
    failWith('handler-threw', error);
  } finally {
    pendingWork--;
  }
}

const describe = (value: unknown): string =>
  value === null || value === undefined
    ? String(value)
    : typeof value === 'object'
      ? `an object of class ${value.constructor?.name ?? '(none)'}`
      : `a ${typeof value}`;

function waitUntil(work: unknown): void {
  pendingWork++;
  Promise.resolve(work)
    .catch((error: unknown) => report('handler-threw', error))
    .finally(() => pendingWork--)
    .catch(() => undefined);
}

/** Called when no job is left: waits for the host, or finds that nothing more can happen. */
export function turn(): boolean {
  for (const reason of takeRejections()) report(UNHANDLED, reason);
  if (pendingWork > 0 && waitForOne()) return true;
  if (isSent || isGivenUp) {
    wasi.dropRequest(incoming);
    return false;
  }
  isGivenUp = true;
  // Failing sends an answer, whose body may still have to be waited for.
  fail(
    'never-settles',
    'Error',
    'the handler never answered: its promise waits for something that cannot happen',
    '',
  );
  return true;
}

const send = (response: Response): Promise<void> =>
  sendResponse(outparam, response, () => {
    isSent = true;
  });

function failWith(kind: string, error: unknown): void {
  report(kind, error);
  answerWithFailure();
}

function fail(kind: string, name: string, message: string, stack: string): void {
  log({ failure: kind, name, message, stack });
  answerWithFailure();
}

function report(kind: string, error: unknown): void {
  const isError = error instanceof Error;
  const failure = kind !== UNHANDLED && isOutOfMemory(error) ? 'out-of-memory' : kind;
  log({
    failure,
    name: isError ? error.name : 'Uncaught',
    message: isError ? error.message : String(error),
    stack: isError ? userStack(error.stack) : '',
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && error.name === 'InternalError' && error.message === 'out of memory';

function answerWithFailure(): void {
  if (isSent) return;
  void send(new Response('Internal Server Error', { status: 500 })).catch(() => undefined);
}
