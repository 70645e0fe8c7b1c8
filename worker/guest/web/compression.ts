/** The part `compression`: the Compression standard's streams, over a library's DEFLATE. */
import { Deflate, Inflate } from 'fflate';
import { part } from '../parts.ts';
import { type Bytes, join } from '../pieces.ts';
import { asInterface, oneOf, requireArguments, text } from '../web-idl.ts';
import { FORMATS, type Format } from './compression-formats.ts';
import type { ReadableStream, WritableStream } from './streams.ts';

/** Of what goes into the library at once. Inflating makes at most 1,032 times as much of it. */
const DEFLATE_BYTES = 32_768;
const INFLATE_BYTES = 256;
/** Hash tables of 128 KiB, where the library would take 2 MiB to stream. */
const SMALL_TABLES = { level: 6, mem: 4 } as const;

type Pair = { readonly readable: ReadableStream<Bytes>; readonly writable: WritableStream };

export class CompressionStream {
  readonly #pair: Pair;

  constructor(format: unknown) {
    requireArguments('CompressionStream', arguments);
    const { header, newCheck } = formatOf(format);
    const check = newCheck();
    const made: Bytes[] = [header];
    const deflate = new Deflate(SMALL_TABLES, (chunk) => made.push(chunk));
    this.#pair = expanding(
      function* (chunk) {
        check.update(chunk);
        for (const piece of piecesOf(chunk, DEFLATE_BYTES)) {
          deflate.push(piece, false);
          yield* made.splice(0);
        }
      },
      function* () {
        deflate.push(new Uint8Array(0), true);
        yield* [...made.splice(0), check.trailer()];
      },
    );
  }

  get readable(): ReadableStream<Bytes> {
    return this.#pair.readable;
  }

  get writable(): WritableStream {
    return this.#pair.writable;
  }
}
asInterface('CompressionStream', CompressionStream, 1);

export class DecompressionStream {
  readonly #pair: Pair;

  constructor(format: unknown) {
    requireArguments('DecompressionStream', arguments);
    const decompressor = new Decompressor(formatOf(format));
    this.#pair = expanding(
      (chunk) => decompressor.push(chunk),
      () => decompressor.end(),
    );
  }

  get readable(): ReadableStream<Bytes> {
    return this.#pair.readable;
  }

  get writable(): WritableStream {
    return this.#pair.writable;
  }
}
asInterface('DecompressionStream', DecompressionStream, 1);

export const globals = { CompressionStream, DecompressionStream };

const formatOf = (format: unknown): Format =>
  FORMATS[oneOf(text(format), Object.keys(FORMATS), '', 'format') as keyof typeof FORMATS];

/** What the library's class keeps to itself, as its own Gunzip reads it. */
interface InflateState {
  /** Whether the last block has begun, what is left of a block, and bits that are used of the input's first byte. */
  readonly s: { readonly f?: number; readonly l?: unknown; readonly p?: number };
  /** Input that it still needs. */
  readonly p: Bytes;
}

class Decompressor {
  readonly #format: Format;
  readonly #check;
  readonly #made: Bytes[] = [];
  readonly #inflate = new Inflate((chunk) => this.#made.push(chunk));
  #stage: 'header' | 'data' | 'trailer' = 'header';
  /** What came of the header or trailer. */
  #held: Bytes = new Uint8Array(0);

  constructor(format: Format) {
    this.#format = format;
    this.#check = format.newCheck();
  }

  *push(chunk: Bytes): Generator<Bytes> {
    let rest = chunk;
    if (this.#stage === 'header') rest = this.#readHeader(chunk);
    if (this.#stage === 'data') rest = yield* this.#readData(rest);
    if (this.#stage === 'trailer') this.#readTrailer(rest);
  }

  end(): Bytes[] {
    if (this.#stage !== 'trailer' || this.#held.length < this.#check.trailer().length)
      throw new TypeError('the compressed data is cut short');
    return [];
  }

  /** Gives what comes after the header. */
  #readHeader(chunk: Bytes): Bytes {
    const held = join([this.#held, chunk]);
    const sizeBytes = this.#format.readHeader(held);
    if (sizeBytes === null) {
      this.#held = held;
      return new Uint8Array(0);
    }
    this.#held = new Uint8Array(0);
    this.#stage = 'data';
    return held.subarray(sizeBytes);
  }

  /** Returns what comes after the data. */
  *#readData(chunk: Bytes): Generator<Bytes, Bytes> {
    const { s: state } = this.#inflate as unknown as InflateState;
    for (let offset = 0; offset < chunk.length; offset += INFLATE_BYTES) {
      const next = Math.min(chunk.length, offset + INFLATE_BYTES);
      this.#inflateMore(chunk.subarray(offset, next));
      for (const made of this.#made.splice(0)) {
        if (made.length === 0) continue;
        this.#check.update(made);
        yield made;
      }
      if (!state.f || state.l) continue;
      this.#stage = 'trailer';
      const { p: unused } = this.#inflate as unknown as InflateState;
      return join([unused.subarray(((state.p ?? 0) + 7) >> 3), chunk.subarray(next)]);
    }
    return new Uint8Array(0);
  }

  #inflateMore(chunk: Bytes): void {
    try {
      this.#inflate.push(chunk, false);
    } catch (error) {
      throw new TypeError('the compressed data is damaged', { cause: error });
    }
  }

  #readTrailer(chunk: Bytes): void {
    const held = join([this.#held, chunk]);
    const expected = this.#check.trailer();
    if (held.length > expected.length) throw new TypeError('something follows the compressed data');
    this.#held = held;
    if (held.some((byte, index) => byte !== expected[index]))
      throw new TypeError('the compressed data is damaged: its checksum is wrong');
  }
}

function* piecesOf(bytes: Bytes, sizeBytes: number): Generator<Bytes> {
  for (let offset = 0; offset < bytes.length; offset += sizeBytes)
    yield bytes.subarray(offset, offset + sizeBytes);
}

/**
 * A transform that may make much of little: a TransformStream would have it all at once, and this makes no more until
 * somebody wants it.
 */
function expanding(transform: (chunk: Bytes) => Iterable<Bytes>, flush: () => Iterable<Bytes>): Pair {
  const { TransformStream, WritableStream } = part('streams').globals;
  const { readable, writable: inner } = new TransformStream<Bytes, Bytes>();
  const writer = inner.getWriter();
  const send = async (make: () => Iterable<Bytes>): Promise<void> => {
    try {
      for (const piece of make()) if (piece.length > 0) await writer.write(piece);
    } catch (error) {
      await writer.abort(error);
      throw error;
    }
  };
  const writable = new WritableStream({
    start(controller) {
      writer.closed.catch((error: unknown) => controller.error(error));
    },
    write: (chunk) => send(() => transform(copyOf(chunk))),
    async close() {
      await send(flush);
      await writer.close();
    },
    abort: (reason) => writer.abort(reason),
  });
  return { readable, writable };
}

function copyOf(chunk: unknown): Bytes {
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk.slice(0));
  if (!ArrayBuffer.isView(chunk) || !(chunk.buffer instanceof ArrayBuffer))
    throw new TypeError('a chunk must be an ArrayBuffer or a view of one');
  return new Uint8Array(chunk.buffer.slice(chunk.byteOffset, chunk.byteOffset + chunk.byteLength));
}
