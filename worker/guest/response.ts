/** The Fetch standard's Response, and how one leaves through the host. */
import { Body, bodyFrom, type BodySource, writeBody } from './body.ts';
import { engine, isError, result, resultHandle, wasi, withString } from './memory.ts';

const NULL_BODY_STATUSES = new Set([101, 204, 205, 304]);
export const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

interface ResponseInit {
  readonly status?: unknown;
  readonly statusText?: unknown;
  readonly headers?: unknown;
}

/** Marks the constructor's argument as a body that is already checked. */
class CheckedBody {
  readonly source: BodySource | null;
  readonly url: string;

  constructor(source: BodySource | null, url: string) {
    this.source = source;
    this.url = url;
  }
}

export class Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;

  constructor(body?: unknown, init: ResponseInit = {}) {
    const checked = body instanceof CheckedBody;
    const source = checked ? body.source : bodyFrom(body);
    super(source);
    this.status = statusFrom(init?.status);
    this.statusText = String(init?.statusText ?? '');
    this.headers = new Headers(init?.headers ?? undefined);
    this.url = checked ? body.url : '';
    if (source === null || checked) return;
    if (NULL_BODY_STATUSES.has(this.status))
      throw new TypeError(`a response with status ${this.status} cannot have a body`);
    if (source.contentType && !this.headers.has('content-type'))
      this.headers.set('content-type', source.contentType);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  clone(): Response {
    const { status, statusText, headers } = this;
    return new Response(new CheckedBody(Body.tee(this), this.url), { status, statusText, headers });
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError('Response.json: the value cannot be written as JSON');
    const headers = new Headers(init.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new Response(text, { ...init, headers });
  }

  static redirect(url: unknown, status: unknown = 302): Response {
    const location = new URL(String(url)).href;
    if (!REDIRECT_STATUSES.has(Number(status)))
      throw new RangeError(`${status as string} is not a redirect status`);
    return new Response(null, { status, headers: { location } });
  }
}

function statusFrom(status: unknown): number {
  if (status === undefined) return 200;
  const value = Math.trunc(Number(status));
  if (value >= 200 && value <= 599) return value;
  throw new RangeError(`a response's status must be from 200 to 599, not ${status as string}`);
}

/** A response that came from the network. */
export function networkResponse(status: number, headers: Headers, url: string, source: BodySource): Response {
  const hasBody = !NULL_BODY_STATUSES.has(status);
  return new Response(new CheckedBody(hasBody ? source : null, url), {
    status: Math.max(200, status),
    headers,
  });
}

/** Case of `header-error`: the host keeps this header to itself, as browsers do with Host or Connection. */
const FORBIDDEN = 1;

/** A new `fields` handle with these headers, less those that only the host may set. */
export function writeHeaders(headers: Headers): number {
  const fields = wasi.newFields();
  for (const [name, value] of headers) {
    withString(name, (namePointer, nameLength) =>
      withString(value, (valuePointer, valueLength) =>
        wasi.appendField(fields, namePointer, nameLength, valuePointer, valueLength, result),
      ),
    );
    if (!isError() || engine.load8(result + 1) === FORBIDDEN) continue;
    wasi.dropFields(fields);
    throw new TypeError(`the header ${name}: ${value} is not valid HTTP`);
  }
  return fields;
}

/**
 * Answers the request whose `outparam` is claimed at the last moment, when this cannot fail any more, and settles when
 * the whole body has left. Nothing happens where the claim gives null.
 */
export async function sendResponse(response: Response, claimOutparam: () => number | null): Promise<void> {
  const source = Body.take(response);
  const bytes = source === null ? new Uint8Array(0) : (source.bytes ?? (await source.read()));
  const headers = writeHeaders(response.headers);
  const outparam = claimOutparam();
  if (outparam === null) {
    wasi.dropFields(headers);
    return;
  }
  const handle = wasi.newResponse(headers);
  wasi.setStatus(handle, response.status);
  wasi.responseBody(handle, result);
  const body = resultHandle();
  wasi.setOutparam(outparam, 0, handle, 0, 0, 0, 0, 0, 0);
  await writeBody(body, bytes);
}
