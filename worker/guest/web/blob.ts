/** The File API's Blob and File, held in memory. */
import { part } from '../parts.ts';
import { type Bytes, join, type Pieces } from '../pieces.ts';
import { asInterface, dictionary, onClone, oneOf, requireArguments, text, usv } from '../web-idl.ts';
import type { ReadableStream } from './streams.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const PIECE_BYTES = 65_536;

/** Marks the constructor's argument as bytes that nobody else writes to. */
class Made {
  readonly chunks: readonly Bytes[];

  constructor(chunks: readonly Bytes[]) {
    this.chunks = chunks;
  }
}

/** Its bytes; not to be written to. Throws where it is no Blob. */
export let chunksOf: (blob: Blob) => readonly Bytes[];
export let isBlob: (value: unknown) => value is Blob;

export class Blob {
  readonly #chunks: readonly Bytes[];
  readonly #size: number;
  readonly #type: string;

  constructor(parts: unknown = new Made([]), options: unknown = null) {
    const given = parts instanceof Made ? null : Array.from(sequence(parts), partOf);
    const { endings, type } = dictionary(options, "a Blob's options");
    const isNative = oneOf(endings, ['transparent', 'native'], 'transparent', 'endings') === 'native';
    this.#type = type === undefined ? '' : typeFrom(text(type));
    this.#chunks = given?.flatMap((one) => chunksFrom(one, isNative)) ?? (parts as Made).chunks;
    this.#size = this.#chunks.reduce((sum, { length }) => sum + length, 0);
  }

  static {
    chunksOf = (blob) => blob.#chunks;
    isBlob = (value): value is Blob => typeof value === 'object' && value !== null && #chunks in value;
  }

  get size(): number {
    return this.#size;
  }

  get type(): string {
    return this.#type;
  }

  slice(start: unknown = 0, end: unknown = this.#size, type: unknown = ''): Blob {
    const from = offsetIn(this.#size, start);
    const to = Math.max(from, offsetIn(this.#size, end === undefined ? this.#size : end));
    return new Blob(new Made(cut(this.#chunks, from, to)), { type });
  }

  stream(): ReadableStream {
    return part('streams').streamOf(piecesOf(this.#chunks));
  }

  textStream(): ReadableStream<string> {
    return part('streams').decoded(this.stream());
  }

  async text(): Promise<string> {
    return decoder.decode(join(this.#chunks));
  }

  async bytes(): Promise<Bytes> {
    return copyOf(this.#chunks);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return copyOf(this.#chunks).buffer;
  }
}
asInterface('Blob', Blob);

export class File extends Blob {
  readonly #name: string;
  readonly #lastModified: number;

  constructor(...[parts, name, options = null]: readonly unknown[]) {
    // oxlint-disable-next-line prefer-rest-params -- the parameters above have defaults
    requireArguments('File', arguments, 2);
    super(parts ?? sequence(parts), options);
    this.#name = usv(name);
    const { lastModified } = dictionary(options, "a File's options");
    this.#lastModified = lastModified === undefined ? Date.now() : Math.trunc(Number(lastModified)) || 0;
  }

  get name(): string {
    return this.#name;
  }

  get lastModified(): number {
    return this.#lastModified;
  }
}
asInterface('File', File, 2);

const blobFrom = (chunks: readonly Bytes[], type: string): Blob => new Blob(new Made(chunks), { type });

/** A Blob of bytes that it takes over. */
export const blobOf = (bytes: Bytes, type: string): Blob => blobFrom([bytes], type);

/** A File of bytes that it takes over. */
export const fileOf = (bytes: Bytes, name: string, type: string): File =>
  new File(new Made([bytes]), name, { type });

/** The same bytes under a name. */
export function namedFile(blob: Blob, name: string): File {
  const lastModified = blob instanceof File ? blob.lastModified : undefined;
  return new File(new Made(chunksOf(blob)), name, { type: blob.type, lastModified });
}

onClone((value) => {
  if (!isBlob(value)) return null;
  return () => (value instanceof File ? namedFile(value, value.name) : blobFrom(chunksOf(value), value.type));
});

export const copyOf = (chunks: readonly Bytes[]): Bytes =>
  chunks.length === 1 && chunks[0] ? chunks[0].slice() : join(chunks);

type BlobPart = Blob | Bytes | string;

function sequence(value: unknown): Iterable<unknown> {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (isObject && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function')
    return value as Iterable<unknown>;
  throw new TypeError('the parts of a Blob must come as a sequence');
}

function partOf(part: unknown): BlobPart {
  if (isBlob(part)) return part;
  if (part instanceof ArrayBuffer) return new Uint8Array(part.slice(0));
  if (!ArrayBuffer.isView(part)) return text(part);
  return new Uint8Array(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
}

function chunksFrom(part: BlobPart, isNative: boolean): readonly Bytes[] {
  if (isBlob(part)) return chunksOf(part);
  if (typeof part !== 'string') return part.length > 0 ? [part] : [];
  return part === '' ? [] : [encoder.encode(isNative ? part.replace(/\r\n?/g, '\n') : part)];
}

const typeFrom = (type: string): string => (/^[\x20-\x7e]*$/.test(type) ? type.toLowerCase() : '');

/** Where `value` lies in something of that size; counted from its end where it is negative. Halves go to even. */
function offsetIn(size: number, value: unknown): number {
  const given = Number(value) || 0;
  const offset = Math.abs(given % 1) === 0.5 ? 2 * Math.round(given / 2) : Math.round(given);
  return offset < 0 ? Math.max(0, size + offset) : Math.min(size, offset);
}

function cut(chunks: readonly Bytes[], from: number, to: number): Bytes[] {
  let start = 0;
  return chunks.flatMap((chunk) => {
    const part = chunk.subarray(Math.max(0, from - start), Math.max(0, to - start));
    start += chunk.length;
    return part.length > 0 ? [part] : [];
  });
}

/** Copies, for whoever reads a stream owns what comes out of it. */
function piecesOf(chunks: readonly Bytes[]): Pieces {
  const rest = chunks.flatMap((chunk) =>
    Array.from({ length: Math.ceil(chunk.length / PIECE_BYTES) }, (_, index) =>
      chunk.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES),
    ),
  );
  return {
    async next() {
      return rest.shift()?.slice() ?? null;
    },
    async cancel() {
      rest.length = 0;
    },
  };
}
