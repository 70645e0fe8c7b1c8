/** Outbound `fetch` over wasi:http. */
import { Body, incomingBody, writeBody } from './body.ts';
import { ready } from './event-loop.ts';
import { Lease } from './lease.ts';
import { engine, isError, result, resultHandle, wasi, withString } from './memory.ts';
import { refuseWhileLoading } from './phase.ts';
import { readHeaders, Request } from './request.ts';
import { networkResponse, REDIRECT_STATUSES, type Response, writeHeaders } from './response.ts';

const METHOD_TAGS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
const OTHER_METHOD = 9;
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
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

interface FetchInit {
  readonly method?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly redirect?: unknown;
}

export async function fetch(input: unknown, init: FetchInit = {}): Promise<Response> {
  refuseWhileLoading('fetch()');
  const request = new Request(input, init ?? {});
  const redirect = init?.redirect ?? 'follow';
  const source = Body.take(request);
  const body = source === null ? null : (source.bytes ?? (await source.read()));
  const { url, method, headers } = request;
  let hop: Hop = { url, method, headers, body };
  for (let hops = 0; ; hops++) {
    const response = await exchange(hop);
    const location = response.headers.get('location');
    if (redirect === 'manual' || location === null || !REDIRECT_STATUSES.has(response.status))
      return response;
    if (redirect === 'error') throw new TypeError(`fetch: ${hop.url} redirects`);
    if (hops === MAX_REDIRECTS) throw new TypeError(`fetch: more than ${MAX_REDIRECTS} redirects`);
    hop = nextHop(hop, response.status, location);
  }
}

/** As in the Fetch standard: a body is sent again only where the method stays, credentials only to the same host. */
function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = new URL(location, hop.url);
  const headers = new Headers(hop.headers);
  if (url.host !== new URL(hop.url).host) for (const name of CREDENTIALS) headers.delete(name);
  const staysAsItIs = status === 303 ? hop.method === 'HEAD' : status > 303 || hop.method !== 'POST';
  if (staysAsItIs) return { ...hop, url: url.href, headers };
  for (const name of BODY_HEADERS) headers.delete(name);
  return { url: url.href, method: 'GET', headers, body: null };
}

async function exchange({ url, method, headers, body }: Hop): Promise<Response> {
  const request = newRequest(new URL(url), method, headers);
  wasi.outgoingBody(request, result);
  const outgoingBody = resultHandle();
  wasi.send(request, 0, 0, result);
  if (isError()) {
    wasi.dropOutgoingBody(outgoingBody);
    throw networkError(url, 8);
  }
  const future = resultHandle(8);
  const wait = new Lease(() => wasi.dropFutureResponse(future));
  if (body === null) wasi.finishBody(outgoingBody, 0, 0, result);
  else await writeBody(outgoingBody, body);
  await ready(wasi.subscribeResponse(future));
  wasi.getResponse(future, result);
  const failed = isError(8) || isError(16);
  const error = failed ? networkError(url, 24) : null;
  const response = resultHandle(24);
  wait.end();
  if (error) throw error;
  const lease = new Lease(() => wasi.dropResponse(response));
  const status = wasi.responseStatus(response);
  const responseHeaders = readHeaders(wasi.responseHeaders(response));
  return networkResponse(
    status,
    responseHeaders,
    url,
    incomingBody(lease, () => {
      wasi.consumeResponse(response, result);
      lease.end();
    }),
  );
}

function newRequest(url: NativeURL, method: string, headers: Headers): number {
  const scheme = url.protocol === 'https:' ? 1 : 0;
  if (scheme === 0 && url.protocol !== 'http:')
    throw new TypeError(`fetch: ${url.protocol} is not http: or https:`);
  const request = wasi.newOutgoingRequest(writeHeaders(headers));
  const tag = METHOD_TAGS.indexOf(method);
  withString(method, (pointer, length) =>
    tag < 0 ? wasi.setMethod(request, OTHER_METHOD, pointer, length) : wasi.setMethod(request, tag, 0, 0),
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

function networkError(url: string, codeOffset: number): TypeError {
  const code = engine.load8(result + codeOffset);
  return new TypeError(`fetch failed: ${ERROR_CODES[code] ?? `network error ${code}`} (${url})`);
}
