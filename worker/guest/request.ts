/** The Fetch standard's Request, and the one that arrives from the host. */
import { Body, bodyFrom, type BodySource, incomingBody } from './body.ts';
import type { Lease } from './lease.ts';
import { engine, result, takeOptionalString, takePairs, takeString, wasi } from './memory.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
/** The Fetch standard puts only these into upper case. */
const NORMALISED_METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

interface RequestInit {
  readonly method?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** Marks the constructor's argument as parts that are already checked. */
class Parts {
  readonly url: string;
  readonly method: string;
  readonly headers: () => Headers;
  readonly body: BodySource | null;

  constructor(url: string, method: string, headers: () => Headers, body: BodySource | null) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

export class Request extends Body {
  readonly url: string;
  readonly method: string;
  #headers: Headers | null = null;
  readonly #makeHeaders: () => Headers;

  constructor(input: unknown, init: RequestInit = {}) {
    const parts = input instanceof Parts ? input : partsOf(input, init ?? {});
    super(parts.body);
    this.url = parts.url;
    this.method = parts.method;
    this.#makeHeaders = parts.headers;
  }

  get headers(): Headers {
    return (this.#headers ??= this.#makeHeaders());
  }

  clone(): Request {
    const headers = new Headers(this.headers);
    return new Request(new Parts(this.url, this.method, () => headers, Body.tee(this)));
  }
}

function partsOf(input: unknown, init: RequestInit): Parts {
  const base = input instanceof Request ? input : null;
  const url = base ? base.url : absoluteUrl(String(input));
  const method = normaliseMethod(init.method ?? base?.method ?? 'GET');
  const headers = new Headers(init.headers ?? base?.headers);
  const isBaseBody = init.body === undefined && base !== null;
  const body = isBaseBody ? Body.take(base) : bodyFrom(init.body);
  if (body !== null && (method === 'GET' || method === 'HEAD'))
    throw new TypeError(`a ${method} request cannot have a body`);
  if (!isBaseBody && body?.contentType && !headers.has('content-type'))
    headers.set('content-type', body.contentType);
  return new Parts(url, method, () => headers, body);
}

function absoluteUrl(text: string): string {
  try {
    return new URL(text).href;
  } catch {
    throw new TypeError(`"${text}" is not an absolute URL`);
  }
}

function normaliseMethod(method: unknown): string {
  const text = String(method);
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(text)) throw new TypeError(`"${text}" is not an HTTP method`);
  const upper = text.toUpperCase();
  if (upper === 'CONNECT' || upper === 'TRACE') throw new TypeError(`the method ${upper} is not allowed`);
  return NORMALISED_METHODS.has(upper) ? upper : text;
}

/** The request behind a host's `incoming-request` handle, while `lease` lasts. Headers and body are fetched when first asked for. */
export function incomingRequest(handle: number, lease: Lease): Request {
  wasi.requestPath(handle, result);
  const path = takeOptionalString() ?? '/';
  wasi.requestAuthority(handle, result);
  const authority = takeOptionalString() ?? 'localhost';
  const url = new URL(`${readScheme(handle)}://${authority}${path}`).href;
  const body = incomingBody(lease, () => wasi.consumeRequest(handle, result));
  const method = readMethod(handle);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const headers = (): Headers => {
    if (lease.isOver) throw new TypeError('the request is over: its headers can no longer be read');
    return readHeaders(wasi.requestHeaders(handle));
  };
  return new Request(new Parts(url, method, headers, hasBody ? body : null));
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
  takePairs((name, value) => headers.append(name, value));
  wasi.dropFields(fields);
  return headers;
}
