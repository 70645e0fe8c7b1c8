/** Outbound `fetch` over wasi:http. */
import { contentFrom, incomingContent, takeBody } from './body.ts';
import { onReady } from './event-loop.ts';
import { Headers } from './headers.ts';
import { Lease } from './lease.ts';
import { engine, isError, result, resultHandle, wasi, withString } from './memory.ts';
import { type Outgoing, sendBody, type Sending } from './outgoing.ts';
import { part } from './parts.ts';
import { refuseWhileLoading } from './phase.ts';
import { METHODS, readHeaders, Request, signalOf } from './request.ts';
import type { AbortSignal } from './web/events.ts';
import { networkResponse, REDIRECT_STATUSES, type Response, writeHeaders } from './response.ts';
import { askedAt, currentStack } from './stack.ts';

const MAX_REDIRECTS = 20;

const CREDENTIALS = ['authorization', 'cookie', 'proxy-authorization'];
const BODY_HEADERS = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-type',
];

/** One request on the way to the answer, which redirects may put further away. */
interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  /** Null where there is none, which is not the same as an empty one. */
  readonly body: Outgoing | null;
}

export async function fetch(input: unknown, init: unknown = null): Promise<Response> {
  const stack = currentStack();
  try {
    refuseWhileLoading('fetch()');
    const request = new Request(input, init);
    const { method, headers, redirect } = request;
    const signal = signalOf(request);
    const url = new URL(request.url);
    if (url.protocol === 'data:') return dataResponse(url, signal);
    let hop: Hop = { url, method, headers, body: takeBody(request) };
    for (let hops = 0; ; hops++) {
      const { status, headers: answered, toResponse, drop } = await exchange(hop, signal);
      const location = answered.get('location');
      if (redirect === 'manual' || location === null || !REDIRECT_STATUSES.has(status))
        return toResponse(hops > 0);
      drop();
      if (redirect === 'error') throw new TypeError(`fetch: ${hop.url.href} redirects`);
      if (hops === MAX_REDIRECTS) throw new TypeError(`fetch: more than ${MAX_REDIRECTS} redirects`);
      hop = nextHop(hop, status, location);
    }
  } catch (error) {
    throw askedAt(error, stack);
  }
}

function dataResponse(url: URL, signal: AbortSignal | null): Response {
  signal?.throwIfAborted();
  const { contentType, bytes } = part('forms').readDataUrl(url);
  return networkResponse(200, new Headers({ 'content-type': contentType }), contentFrom(bytes), url, false);
}

/** As in the Fetch standard: a body is sent again only where the method stays, credentials only to the same origin. */
function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = new URL(location, hop.url.href);
  const headers = new Headers(hop.headers);
  if (url.origin !== hop.url.origin) for (const name of CREDENTIALS) headers.delete(name);
  if (status !== 303 && hop.body?.pieces)
    throw new TypeError(
      `fetch: ${hop.url.href} redirects, and a body that was a stream cannot be sent again`,
    );
  const staysAsItIs = status === 303 ? hop.method === 'HEAD' : status > 303 || hop.method !== 'POST';
  if (staysAsItIs) return { ...hop, url, headers };
  for (const name of BODY_HEADERS) headers.delete(name);
  return { url, method: 'GET', headers, body: null };
}

/** An answer whose body has not been asked for. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  toResponse(isRedirected: boolean): Response;
  /** Gives it back to the host. */
  drop(): void;
}

async function exchange(hop: Hop, signal: AbortSignal | null): Promise<Answer> {
  if (signal?.aborted) {
    void hop.body?.pieces?.cancel(signal.reason).catch(() => {});
    throw signal.reason;
  }
  const request = newRequest(hop);
  wasi.outgoingBody(request, result);
  const outgoingBody = resultHandle();
  wasi.send(request, 0, 0, result);
  if (isError()) {
    wasi.dropOutgoingBody(outgoingBody);
    throw networkError(hop.url, 8);
  }
  const future = resultHandle(8);
  const wait = new Lease(() => wasi.dropFutureResponse(future));
  if (hop.body === null) wasi.finishBody(outgoingBody, 0, 0, result);
  const sending = hop.body === null ? null : sendBody(outgoingBody, hop.body);
  try {
    await answered(future, sending, signal);
    wasi.getResponse(future, result);
    if (isError(8) || isError(16)) throw networkError(hop.url, 24);
    return answerOf(resultHandle(24), hop.url, signal);
  } finally {
    wait.end();
  }
}

/** Settles when the answer is there, which may be before the body has left. Rejects where that breaks off, or is aborted. */
function answered(future: number, sending: Sending | null, signal: AbortSignal | null): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveUp = onReady(wasi.subscribeResponse(future), resolve);
  if (signal)
    part('events').whenAborted(signal, (reason) => {
      giveUp();
      sending?.stop(reason);
      reject(reason);
    });
  sending?.done?.catch((error: unknown) => {
    giveUp();
    reject(new TypeError('fetch: the body broke off before its end', { cause: error }));
  });
  return promise;
}

function answerOf(response: number, url: URL, signal: AbortSignal | null): Answer {
  const lease = new Lease(() => wasi.dropResponse(response));
  const status = wasi.responseStatus(response);
  const headers = readHeaders(wasi.responseHeaders(response));
  const consume = (): void => {
    wasi.consumeResponse(response, result);
    lease.end();
  };
  return {
    status,
    headers,
    toResponse: (isRedirected) =>
      networkResponse(status, headers, incomingContent(lease, consume, signal), url, isRedirected),
    drop: () => lease.end(),
  };
}

function newRequest({ url, method, headers }: Hop): number {
  const scheme = url.protocol === 'https:' ? 1 : 0;
  if (scheme === 0 && url.protocol !== 'http:')
    throw new TypeError(`fetch: ${url.protocol} is not http: or https:`);
  const request = wasi.newOutgoingRequest(writeHeaders(headers));
  const tag = METHODS.indexOf(method);
  withString(method, (pointer, length) =>
    tag < 0 ? wasi.setMethod(request, METHODS.length, pointer, length) : wasi.setMethod(request, tag, 0, 0),
  );
  wasi.setScheme(request, 1, scheme, 0, 0);
  withString(url.host, (pointer, length) => wasi.setAuthority(request, 1, pointer, length));
  withString(url.pathname + url.search, (pointer, length) => wasi.setPath(request, 1, pointer, length));
  return request;
}

/** Cases of wasi:http's `error-code` that a handler's author can do something about. */
const ERROR_CODES: Readonly<Record<number, string>> = {
  0: 'the DNS lookup timed out',
  1: 'no such host: the DNS lookup failed',
  2: 'destination not found',
  3: 'destination unavailable',
  6: 'connection refused',
  7: 'connection terminated',
  8: 'connection timed out',
  15: 'the host does not permit this request',
};

function networkError(url: URL, codeOffset: number): TypeError {
  const code = engine.load8(result + codeOffset);
  return new TypeError(`fetch failed: ${ERROR_CODES[code] ?? `network error ${code}`} (${url.href})`);
}
