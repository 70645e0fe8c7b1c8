/** The Fetch standard's Request, and the one that arrives from the host. */
import { Body, type Content, contentFrom, contentOf, incomingContent, teeBody } from './body.ts';
import { appendUnchecked, cloneHeaders, Headers, makeImmutable, setDefault } from './headers.ts';
import type { Lease } from './lease.ts';
import { engine, result, takeOptionalString, takePairs, takeString, wasi } from './memory.ts';
import { DEFAULT_OPTIONS, optionsFrom, type RequestOptions } from './request-options.ts';
import { part } from './parts.ts';
import { Response } from './response.ts';
import type { AbortSignal } from './web/events.ts';
import { hrefOf } from './url.ts';
import { asInterface, dictionary, text } from './web-idl.ts';

/** In the order of the cases of wasi:http’s `method`; behind them comes `other`. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
/** The Fetch standard puts only these into upper case. */
const NORMALISED_METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Marks the constructor's argument as a request that is already checked. */
class Made {
  readonly url: string;
  readonly method: string;
  readonly headers: () => Headers;
  readonly content: Content | null;
  readonly options: RequestOptions;

  constructor(
    url: string,
    method: string,
    headers: () => Headers,
    content: Content | null,
    options = DEFAULT_OPTIONS,
  ) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.content = content;
    this.options = options;
  }
}

let optionsOf: (request: Request) => RequestOptions;
/** What ends a fetch of it; null where nothing can. */
export let signalOf: (request: Request) => AbortSignal | null;

export class Request extends Body {
  readonly #url: string;
  readonly #method: string;
  #headers: Headers | null = null;
  readonly #makeHeaders: () => Headers;
  readonly #options: RequestOptions;
  #signal: AbortSignal | null = null;

  constructor(input: unknown, init: unknown = null) {
    const made = input instanceof Made ? input : madeOf(input, init);
    super(made.content);
    this.#url = made.url;
    this.#method = made.method;
    this.#makeHeaders = made.headers;
    this.#options = made.options;
  }

  static {
    optionsOf = (request) => request.#options;
    signalOf = (request) => request.#options.signal;
  }

  get method(): string {
    return this.#method;
  }

  get url(): string {
    return this.#url;
  }

  get headers(): Headers {
    return (this.#headers ??= this.#makeHeaders());
  }

  get destination(): string {
    return '';
  }

  get referrer(): string {
    return this.#options.referrer;
  }

  get referrerPolicy(): string {
    return this.#options.referrerPolicy;
  }

  get mode(): string {
    return this.#options.mode;
  }

  get credentials(): string {
    return this.#options.credentials;
  }

  get cache(): string {
    return this.#options.cache;
  }

  get redirect(): string {
    return this.#options.redirect;
  }

  get integrity(): string {
    return this.#options.integrity;
  }

  get keepalive(): boolean {
    return this.#options.keepalive;
  }

  get signal(): AbortSignal {
    return (this.#signal ??= part('events').followerOf(this.#options.signal));
  }

  get isReloadNavigation(): boolean {
    return false;
  }

  get isHistoryNavigation(): boolean {
    return false;
  }

  get duplex(): string {
    return 'half';
  }

  clone(): Request {
    const content = teeBody(this);
    const headers = cloneHeaders(this.headers);
    return new Request(new Made(this.#url, this.#method, () => headers, content, this.#options));
  }
}
asInterface('Request', Request, 1, Body);

function madeOf(input: unknown, init: unknown): Made {
  const base = input instanceof Request ? input : null;
  const given = dictionary(init, "a Request's init");
  const url = base ? base.url : addressOf(text(input));
  const options = optionsFrom(given, base ? optionsOf(base) : DEFAULT_OPTIONS);
  const method = given['method'] === undefined ? (base?.method ?? 'GET') : methodOf(text(given['method']));
  const { headers: named = base?.headers } = given;
  const headers = named === undefined ? new Headers() : new Headers(named);
  const isShared = given instanceof Request || given instanceof Response;
  const own = isShared ? (contentOf(given)?.share() ?? null) : contentFrom(given['body']);
  const inherited = own === null && base ? contentOf(base) : null;
  if ((own ?? inherited) !== null && (method === 'GET' || method === 'HEAD'))
    throw new TypeError(`a ${method} request cannot have a body`);
  if (own?.isStream && given['duplex'] === undefined)
    throw new TypeError("a request whose body is a stream needs duplex: 'half'");
  if (own?.type && !isShared) setDefault(headers, 'content-type', own.type);
  return new Made(url, method, () => headers, own ?? inherited?.move() ?? null, options);
}

function addressOf(given: string): string {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new TypeError(`"${given}" is not an absolute URL`);
  }
  if (url.username !== '' || url.password !== '')
    throw new TypeError(`"${given}" has credentials in it: send them in a header`);
  return url.href;
}

function methodOf(method: string): string {
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(method)) throw new TypeError(`"${method}" is not an HTTP method`);
  const upper = method.toUpperCase();
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK')
    throw new TypeError(`the method ${upper} is not allowed`);
  return NORMALISED_METHODS.has(upper) ? upper : method;
}

/** The request behind a host's `incoming-request` handle, while `lease` lasts. Headers and body are fetched when first asked for. */
export function incomingRequest(handle: number, lease: Lease): Request {
  wasi.requestPath(handle, result);
  const path = takeOptionalString() ?? '/';
  wasi.requestAuthority(handle, result);
  const authority = takeOptionalString() ?? 'localhost';
  const url = hrefOf(`${readScheme(handle)}://${authority}${path}`);
  const method = readMethod(handle);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const content = hasBody ? incomingContent(lease, () => wasi.consumeRequest(handle, result)) : null;
  const headers = (): Headers => {
    if (lease.isOver) throw new TypeError('the request is over: its headers can no longer be read');
    return makeImmutable(readHeaders(wasi.requestHeaders(handle)));
  };
  return new Request(new Made(url, method, headers, content));
}

function readMethod(handle: number): string {
  wasi.requestMethod(handle, result);
  return METHODS[engine.load8(result)] ?? takeString(4);
}

function readScheme(handle: number): string {
  wasi.requestScheme(handle, result);
  if (engine.load8(result) === 0) return 'http';
  const scheme = engine.load8(result + 4);
  if (scheme === 2) return takeString(8);
  return scheme === 1 ? 'https' : 'http';
}

/** Takes over the `fields` handle. */
export function readHeaders(fields: number): Headers {
  wasi.fieldEntries(fields, result);
  const headers = new Headers();
  takePairs((name, value) => appendUnchecked(headers, name, value));
  wasi.dropFields(fields);
  return headers;
}
