/** wasi:io/streams and wasi:io/error. */
import { LIMITS, LimitReached } from '../../host/environment.ts';
import type { Exchange } from '../../host/exchange.ts';
import { err, ok, done, type WitInterface, type WitResult } from './convention.ts';
import { always, type Pollable } from './poll.ts';

/** What one `write` may carry. */
const WRITE_BYTES = 1 << 20;

const closed = err({ tag: 'closed' } as const);
type OrClosed<Value = undefined> = WitResult<Value, { readonly tag: 'closed' }>;

/** No operation here fails with one; guests only need the class to be there. */
class IoError {
  toDebugString(): string {
    return 'no details';
  }
}

/** A source whose bytes are all there. */
export class InputStream {
  readonly #exchange: Exchange;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #offset = 0;

  constructor(exchange: Exchange, bytes: Uint8Array<ArrayBuffer>) {
    this.#exchange = exchange;
    this.#bytes = bytes;
  }

  read(length: bigint): OrClosed<Uint8Array<ArrayBuffer>> {
    if (this.#offset === this.#bytes.length) return closed;
    const end = this.#offset + Math.min(Number(length), this.#bytes.length - this.#offset);
    const chunk = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return ok(chunk);
  }

  blockingRead(length: bigint): OrClosed<Uint8Array<ArrayBuffer>> {
    return this.read(length);
  }

  skip(length: bigint): OrClosed<bigint> {
    const read = this.read(length);
    return read.tag === 'ok' ? ok(BigInt(read.val.length)) : read;
  }

  blockingSkip(length: bigint): OrClosed<bigint> {
    return this.skip(length);
  }

  subscribe(): Pollable {
    return always(this.#exchange);
  }
}

/** Where written bytes go, and whether they still may. */
export interface Sink {
  readonly isClosed: boolean;
  write(chunk: Uint8Array<ArrayBuffer>): void;
}

export class OutputStream {
  readonly #exchange: Exchange;
  readonly #sink: Sink;

  constructor(exchange: Exchange, sink: Sink) {
    this.#exchange = exchange;
    this.#sink = sink;
  }

  checkWrite(): OrClosed<bigint> {
    return this.#sink.isClosed ? closed : ok(BigInt(WRITE_BYTES));
  }

  write(chunk: Uint8Array<ArrayBuffer>): OrClosed {
    if (this.#sink.isClosed) return closed;
    this.#sink.write(chunk);
    return done;
  }

  blockingWriteAndFlush(chunk: Uint8Array<ArrayBuffer>): OrClosed {
    return this.write(chunk);
  }

  flush(): OrClosed {
    return this.#sink.isClosed ? closed : done;
  }

  blockingFlush(): OrClosed {
    return this.flush();
  }

  writeZeroes(length: bigint): OrClosed {
    return this.write(allocate(length));
  }

  blockingWriteZeroesAndFlush(length: bigint): OrClosed {
    return this.writeZeroes(length);
  }

  splice(source: InputStream, length: bigint): OrClosed<bigint> {
    if (this.#sink.isClosed) return closed;
    const read = source.read(length);
    if (read.tag === 'err') return read;
    this.#sink.write(read.val);
    return ok(BigInt(read.val.length));
  }

  blockingSplice(source: InputStream, length: bigint): OrClosed<bigint> {
    return this.splice(source, length);
  }

  subscribe(): Pollable {
    return always(this.#exchange);
  }
}

/** Zeros, as many as an instance could hold: a guest may ask for any 64-bit number of bytes. */
export function allocate(length: bigint): Uint8Array<ArrayBuffer> {
  if (length > BigInt(LIMITS.memoryBytes))
    throw new LimitReached({ kind: 'out-of-memory', limitBytes: LIMITS.memoryBytes });
  return new Uint8Array(Number(length));
}

export const streamsInterface: WitInterface = { InputStream, OutputStream };
export const errorInterface: WitInterface = { Error: IoError };
