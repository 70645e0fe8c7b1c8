/** The Fetch standard's Response, and how one leaves through the host. */
import { Body, contentFrom, type Content, takeBody, teeBody } from './body.ts';
import { cloneHeaders, Headers, makeImmutable, pairsOf, setDefault } from './headers.ts';
import { engine, result, resultHandle, wasi } from './memory.ts';
import { sendBody } from './outgoing.ts';
import { asInterface, byteText, dictionary, text } from './web-idl.ts';

const NULL_BODY_STATUSES = new Set([101, 103, 204, 205, 304]);
export const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** Marks the constructor's argument as a response that is already checked. */
class Made {
  readonly content: Content | null;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly origin: Origin;

  constructor(content: Content | null, status: number, statusText: string, headers: Headers, origin: Origin) {
    this.content = content;
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    this.origin = origin;
  }
}

/** Where a response came from. */
interface Origin {
  readonly type: 'default' | 'basic' | 'error';
  /** Without fragment; empty where it came from no network. */
  readonly url: string;
  readonly isRedirected: boolean;
}
const NO_ORIGIN: Origin = { type: 'default', url: '', isRedirected: false };

export class Response extends Body {
  readonly #status: number;
  readonly #statusText: string;
  readonly #headers: Headers;
  readonly #origin: Origin;

  constructor(body: unknown = null, init: unknown = null) {
    const made = body instanceof Made ? body : madeOf(contentFrom(body), init);
    super(made.content);
    this.#status = made.status;
    this.#statusText = made.statusText;
    this.#headers = made.headers;
    this.#origin = made.origin;
  }

  get type(): string {
    return this.#origin.type;
  }

  get url(): string {
    return this.#origin.url;
  }

  get redirected(): boolean {
    return this.#origin.isRedirected;
  }

  get status(): number {
    return this.#status;
  }

  get ok(): boolean {
    return this.#status >= 200 && this.#status < 300;
  }

  get statusText(): string {
    return this.#statusText;
  }

  get headers(): Headers {
    return this.#headers;
  }

  clone(): Response {
    const content = teeBody(this);
    const headers = cloneHeaders(this.#headers);
    return new Response(new Made(content, this.#status, this.#statusText, headers, this.#origin));
  }

  static error(): Response {
    const origin: Origin = { ...NO_ORIGIN, type: 'error' };
    return new Response(new Made(null, 0, '', makeImmutable(new Headers()), origin));
  }

  static json(data: unknown, init: unknown = null): Response {
    const json = JSON.stringify(data);
    if (json === undefined) throw new TypeError('Response.json: the value cannot be written as JSON');
    return new Response(madeOf(contentFrom(json), init, 'application/json'));
  }

  static redirect(url: unknown, status: unknown = 302): Response {
    const location = new URL(text(url)).href;
    const code = toUint16(status);
    if (!REDIRECT_STATUSES.has(code)) throw new RangeError(`${code} is not a redirect status`);
    const headers = makeImmutable(new Headers([['location', location]]));
    return new Response(new Made(null, code, '', headers, NO_ORIGIN));
  }
}
asInterface('Response', Response, 0, Body);

/** Checks what a user made. `type` is the body's content-type, where the headers have none. */
function madeOf(content: Content | null, init: unknown, type = content?.type ?? null): Made {
  const { headers: given, status: code, statusText: phrase } = dictionary(init, "a Response's init");
  const statusText = phrase === undefined ? '' : byteText(phrase, 'statusText');
  const status = code === undefined ? 200 : toUint16(code);
  if (status < 200 || status > 599)
    throw new RangeError(`a response's status must be from 200 to 599, not ${status}`);
  if (statusText !== '') checkPhrase(statusText);
  const headers = given === undefined ? new Headers() : new Headers(given);
  if (content !== null) {
    if (NULL_BODY_STATUSES.has(status))
      throw new TypeError(`a response with status ${status} cannot have a body`);
    if (type !== null) setDefault(headers, 'content-type', type);
  }
  return new Made(content, status, statusText, headers, NO_ORIGIN);
}

function checkPhrase(phrase: string): void {
  // oxlint-disable-next-line no-control-regex -- the characters that a reason phrase may not have
  if (/[\0-\x08\n-\x1f\x7f]/.test(phrase)) throw new TypeError(`"${phrase}" is not a reason phrase`);
}

/** Web IDL's conversion: what is no number is 0, and numbers wrap around. */
const toUint16 = (value: unknown): number => Math.trunc(value as number) & 0xffff;

/** A response that came from the network. */
export function networkResponse(
  status: number,
  headers: Headers,
  content: Content | null,
  url: URL,
  isRedirected: boolean,
): Response {
  const hasBody = !NULL_BODY_STATUSES.has(status);
  const { href } = url;
  const [address = href] = href.split('#', 1);
  const origin: Origin = { type: 'basic', url: address, isRedirected };
  return new Response(new Made(hasBody ? content : null, status, '', makeImmutable(headers), origin));
}

/** What `addField` says of a header that the host keeps to itself, as browsers do with Host or Connection. */
const FORBIDDEN = 2;

/** A new `fields` handle with these headers, less those that only the host may set. */
export function writeHeaders(headers: Headers): number {
  const fields = wasi.newFields();
  for (const [name, value] of pairsOf(headers)) {
    const error = engine.addField(fields, name, value);
    if (error === 0 || error === FORBIDDEN) continue;
    wasi.dropFields(fields);
    throw new TypeError(`the header ${name}: ${value} is not valid HTTP`);
  }
  return fields;
}

/**
 * Answers the request whose `outparam` is claimed at the last moment, when this cannot fail any more but for the body, and
 * gives what settles when the whole body has left, or null where it has. Head and pieces leave as they come. Nothing happens
 * where the claim gives null. `neverEnded` is called where the request ends before its body does.
 */
export function sendResponse(
  response: Response,
  claimOutparam: () => number | null,
  neverEnded: () => void,
): Promise<void> | null {
  if (response.type === 'error') throw new TypeError('the handler answered with a network error');
  const body = takeBody(response);
  const headers = writeHeaders(response.headers);
  const outparam = claimOutparam();
  if (outparam === null) {
    wasi.dropFields(headers);
    return null;
  }
  const handle = wasi.newResponse(headers);
  wasi.setStatus(handle, response.status);
  wasi.responseBody(handle, result);
  const outgoing = resultHandle();
  wasi.setOutparam(outparam, 0, handle, 0, 0, 0, 0, 0, 0);
  return sendBody(outgoing, body, neverEnded).done;
}
