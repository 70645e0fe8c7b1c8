/** Requests and responses of wasi:http, incoming and outgoing. */
import { DEFAULT_HOST, type OriginReply, type OriginRequest } from '../../host/environment.ts';
import { type Body, type Exchange, newBody } from '../../host/exchange.ts';
import { METHODS } from '../../host/http-imports.ts';
import type { HttpRequest } from '../../protocol/http.ts';
import { IncomingBody, OutgoingBody } from './bodies.ts';
import { done, ok, refused, type WitResult } from './convention.ts';
import { Fields } from './fields.ts';

export type Method = { readonly tag: string; readonly val?: string };
export type Scheme = { readonly tag: 'HTTP' | 'HTTPS' } | { readonly tag: 'other'; readonly val: string };

const encoder = new TextEncoder();
const CASES = new Set(METHODS);

const methodOf = (name: string): Method =>
  CASES.has(name) ? { tag: name.toLowerCase() } : { tag: 'other', val: name };
const nameOf = ({ tag, val }: Method): string => (tag === 'other' ? (val ?? '') : tag.toUpperCase());

/** Gives a body away once. */
class Once<Value> {
  #value: Value | null;

  constructor(value: Value) {
    this.#value = value;
  }

  take(): WitResult<Value> {
    const value = this.#value;
    this.#value = null;
    return value === null ? refused : ok(value);
  }
}

export class IncomingRequest {
  readonly #request: HttpRequest;
  readonly #body: Once<IncomingBody>;

  constructor(exchange: Exchange, request: HttpRequest) {
    this.#request = request;
    this.#body = new Once(new IncomingBody(exchange, encoder.encode(request.body)));
  }

  method(): Method {
    return methodOf(this.#request.method);
  }

  pathWithQuery(): string {
    return this.#request.path;
  }

  scheme(): Scheme {
    return { tag: 'HTTPS' };
  }

  authority(): string {
    return this.#request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? DEFAULT_HOST;
  }

  headers(): Fields {
    return Fields.fixed(this.#request.headers);
  }

  consume(): WitResult<IncomingBody> {
    return this.#body.take();
  }
}

export class IncomingResponse {
  readonly #reply: OriginReply;
  readonly #body: Once<IncomingBody>;

  constructor(exchange: Exchange, reply: OriginReply) {
    this.#reply = reply;
    this.#body = new Once(new IncomingBody(exchange, reply.body));
  }

  status(): number {
    return this.#reply.status;
  }

  headers(): Fields {
    return Fields.fixed(this.#reply.headers);
  }

  consume(): WitResult<IncomingBody> {
    return this.#body.take();
  }
}

/** What an outgoing request and response have in common. */
abstract class OutgoingMessage {
  readonly fields: Fields;
  readonly content: Body = newBody();
  readonly #exchange: Exchange;
  readonly #body: Once<OutgoingBody>;
  #isBodyTaken = false;

  constructor(exchange: Exchange, headers: Fields) {
    this.fields = headers;
    this.#exchange = exchange;
    this.#body = new Once(new OutgoingBody(exchange, this.content));
  }

  headers(): Fields {
    return Fields.fixed(this.fields.headers);
  }

  body(): WitResult<OutgoingBody> {
    this.#isBodyTaken = true;
    return this.#body.take();
  }

  /** The guest hands the message over: a body that it never asked for is empty. */
  send(): void {
    if (!this.#isBodyTaken) this.#exchange.finishBody(this.content);
  }
}

export class OutgoingResponse extends OutgoingMessage {
  #status = 200;

  statusCode(): number {
    return this.#status;
  }

  setStatusCode(status: number): WitResult {
    if (status < 100 || status > 999) return refused;
    this.#status = status;
    return done;
  }
}

const isToken = (text: string): boolean => /^[!#$%&'*+\-.^_`|~\w]+$/.test(text);
const isPath = (text: string): boolean => /^[^\s#\p{Cc}]*$/u.test(text);
const isAuthority = (text: string): boolean => /^[^\s/?#\p{Cc}]+$/u.test(text);

export class OutgoingRequest extends OutgoingMessage {
  #method = 'GET';
  #path: string | undefined;
  #scheme: Scheme | undefined;
  #authority: string | undefined;

  method(): Method {
    return methodOf(this.#method);
  }

  /** As an origin gets to see it. */
  get sent(): Omit<OriginRequest, 'body'> {
    const { headers } = this.fields;
    return { method: this.#method, host: this.#authority ?? '', path: this.#path ?? '/', headers };
  }

  setMethod(method: Method): WitResult {
    const name = nameOf(method);
    if (!isToken(name)) return refused;
    this.#method = name;
    return done;
  }

  pathWithQuery(): string | undefined {
    return this.#path;
  }

  setPathWithQuery(path: string | undefined): WitResult {
    if (path !== undefined && !isPath(path)) return refused;
    this.#path = path;
    return done;
  }

  scheme(): Scheme | undefined {
    return this.#scheme;
  }

  setScheme(scheme: Scheme | undefined): WitResult {
    this.#scheme = scheme;
    return done;
  }

  authority(): string | undefined {
    return this.#authority;
  }

  setAuthority(authority: string | undefined): WitResult {
    if (authority !== undefined && !isAuthority(authority)) return refused;
    this.#authority = authority;
    return done;
  }
}
