/** Bodies of wasi:http: what came in is all there; what goes out is whole once the guest says so. */
import { appendBody, type Body, endBody, type Exchange } from '../../host/exchange.ts';
import { done, DROP, err, type ErrorCode, ok, refused, type WitResult } from './convention.ts';
import type { Fields } from './fields.ts';
import { always, type Pollable } from './poll.ts';
import { InputStream, OutputStream, type Sink } from './streams.ts';

export class IncomingBody {
  readonly #exchange: Exchange;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #isTaken = false;

  constructor(exchange: Exchange, bytes: Uint8Array<ArrayBuffer>) {
    this.#exchange = exchange;
    this.#bytes = bytes;
  }

  stream(): WitResult<InputStream> {
    if (this.#isTaken) return refused;
    this.#isTaken = true;
    return ok(new InputStream(this.#exchange, this.#bytes));
  }

  static finish(body: IncomingBody): FutureTrailers {
    return new FutureTrailers(body.#exchange);
  }
}

/** There never are any. */
export class FutureTrailers {
  readonly #exchange: Exchange;
  #isTaken = false;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  subscribe(): Pollable {
    return always(this.#exchange);
  }

  get(): WitResult<WitResult> {
    if (this.#isTaken) return refused;
    this.#isTaken = true;
    return ok(done);
  }
}

export class OutgoingBody {
  readonly #exchange: Exchange;
  readonly #body: Body;
  #isTaken = false;

  constructor(exchange: Exchange, body: Body) {
    this.#exchange = exchange;
    this.#body = body;
  }

  write(): WitResult<OutputStream> {
    if (this.#isTaken) return refused;
    this.#isTaken = true;
    return ok(new OutputStream(this.#exchange, new BodySink(this.#exchange, this.#body)));
  }

  static finish(outgoing: OutgoingBody, trailers: Fields | undefined): WitResult<undefined, ErrorCode> {
    if (trailers && trailers.headers.length > 0) {
      endBody(outgoing.#body, 'broken');
      return err({ tag: 'internal-error', val: 'trailers are not carried here' });
    }
    outgoing.#exchange.finishBody(outgoing.#body);
    return done;
  }

  [DROP](): void {
    endBody(this.#body, 'broken');
  }
}

class BodySink implements Sink {
  readonly #exchange: Exchange;
  readonly #body: Body;

  constructor(exchange: Exchange, body: Body) {
    this.#exchange = exchange;
    this.#body = body;
  }

  get isClosed(): boolean {
    return this.#body.state !== 'open';
  }

  write(chunk: Uint8Array<ArrayBuffer>): void {
    appendBody(this.#body, chunk, this.#exchange.nowUs);
  }
}
