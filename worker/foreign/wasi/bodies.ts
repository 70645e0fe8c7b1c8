/** Bodies of wasi:http: what came in is all there; what goes out is whole once the guest says so. */
import { appendBody, type Body, type Exchange, newBody } from '../../host/exchange.ts';
import { done, DROP, err, ok, refused, type WitResult } from './convention.ts';
import type { Fields } from './fields.ts';
import { always, type Pollable } from './poll.ts';
import { InputStream, OutputStream } from './streams.ts';

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

/** What becomes of a body that the guest writes. */
export type BodyState = 'open' | 'finished' | 'dropped';

/** A message's body: shared by the message and the resource that writes it. */
export class WrittenBody {
  readonly exchange: Exchange;
  readonly body: Body = newBody();
  state: BodyState = 'open';
  /** Called when the state leaves `open`. */
  onEnd: () => void = () => undefined;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
  }

  get isClosed(): boolean {
    return this.state !== 'open';
  }

  write(chunk: Uint8Array<ArrayBuffer>): void {
    appendBody(this.body, chunk, this.exchange.nowUs);
  }

  end(state: 'finished' | 'dropped'): void {
    if (this.state !== 'open') return;
    this.state = state;
    this.onEnd();
  }
}

export class OutgoingBody {
  readonly #written: WrittenBody;
  #isTaken = false;

  constructor(written: WrittenBody) {
    this.#written = written;
  }

  write(): WitResult<OutputStream> {
    if (this.#isTaken) return refused;
    this.#isTaken = true;
    return ok(new OutputStream(this.#written.exchange, this.#written));
  }

  static finish(body: OutgoingBody, trailers: Fields | undefined): WitResult<undefined, object> {
    if (trailers && trailers.headers.length > 0) {
      body.#written.end('dropped');
      return err({ tag: 'internal-error', val: 'trailers are not carried here' });
    }
    body.#written.end('finished');
    return done;
  }

  [DROP](): void {
    this.#written.end('dropped');
  }
}
