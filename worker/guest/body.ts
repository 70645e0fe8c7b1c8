/** What Request and Response share: a body that can be read once. */
import { type Headers, valueFrom } from './headers.ts';
import { IncomingPieces } from './incoming.ts';
import type { Lease } from './lease.ts';
import type { Outgoing } from './outgoing.ts';
import { isSearchParams, part, partIfThere } from './parts.ts';
import { type Bytes, joinPieces, type Pieces, teePieces } from './pieces.ts';
import type { AbortSignal } from './web/events.ts';
import type { Blob, FormData } from './web/forms.ts';
import type { ReadableStream } from './web/streams.ts';
import { text } from './web-idl.ts';
import { askedAt, currentStack } from './stack.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A body's bytes: at hand, still to be delivered, or in a stream. A stream is made of them only where one is asked for. */
export class Content {
  /** The content-type it asks for where the headers have none. */
  readonly type: string | null;
  readonly #bytes: Bytes | null;
  readonly #open: (() => Pieces) | null;
  #stream: ReadableStream | null;
  #isUsed = false;

  private constructor(
    bytes: Bytes | null,
    open: (() => Pieces) | null,
    stream: ReadableStream | null,
    type: string | null,
  ) {
    this.#bytes = bytes;
    this.#open = open;
    this.#stream = stream;
    this.type = type;
  }

  /** Owns `bytes` from now on. */
  static ofBytes(bytes: Bytes, type: string | null = null): Content {
    return new Content(bytes, null, null, type);
  }

  static ofPieces(open: () => Pieces): Content {
    return new Content(null, open, null, null);
  }

  static ofStream(stream: ReadableStream): Content {
    if (stream.locked || part('streams').isDisturbed(stream))
      throw new TypeError('a stream that is locked or was read from cannot be a body');
    return new Content(null, null, stream, null);
  }

  get isUsed(): boolean {
    return this.#stream ? part('streams').isDisturbed(this.#stream) : this.#isUsed;
  }

  /** Whether it can be had a second time, as for a redirect. */
  get isStream(): boolean {
    return this.#bytes === null;
  }

  get stream(): ReadableStream {
    const { spentStream, streamOf } = part('streams');
    this.#stream ??= this.#isUsed ? spentStream() : streamOf(this.#pieces());
    return this.#stream;
  }

  /** Takes it for good. */
  take(): Outgoing {
    this.#expectUsable();
    this.#isUsed = true;
    const pieces = this.#stream && part('streams').takeStream(this.#stream);
    // Nothing was read from a stream of them.
    if (this.#bytes) return { bytes: this.#bytes, pieces: null };
    return { bytes: null, pieces: pieces ?? this.#pieces() };
  }

  /** This one, for a second owner: whichever reads it, it is read. */
  share(): this {
    this.#expectUsable();
    return this;
  }

  /** Another with what this one had, which counts as read from now on. */
  move(): Content {
    const { bytes, pieces } = this.take();
    return pieces ? Content.ofPieces(() => pieces) : Content.ofBytes(bytes ?? new Uint8Array(0));
  }

  /** Two with the same bytes in place of this one. */
  tee(): [Content, Content] {
    this.#expectUsable();
    if (this.#stream)
      return part('streams').teeStream(this.#stream).map(Content.ofStream) as [Content, Content];
    if (this.#bytes) return [this, Content.ofBytes(this.#bytes.slice())];
    this.#isUsed = true;
    return teePieces(this.#pieces()).map((pieces) => Content.ofPieces(() => pieces)) as [Content, Content];
  }

  #expectUsable(): void {
    if (this.isUsed) throw new TypeError('the body has already been read');
    if (this.#stream?.locked) throw new TypeError('the body is locked by a reader');
  }

  #pieces(): Pieces {
    return this.#open ? this.#open() : piecesOf(this.#bytes ?? new Uint8Array(0));
  }
}

function piecesOf(bytes: Bytes): Pieces {
  let rest: Bytes | null = bytes.length > 0 ? bytes : null;
  return {
    async next() {
      const piece = rest;
      rest = null;
      return piece;
    },
    async cancel() {
      rest = null;
    },
  };
}

/** What the host's `incoming-body` holds. `consume` writes its handle to the result area, while `owner` lasts. */
export function incomingContent(
  owner: Lease,
  consume: () => void,
  signal: AbortSignal | null = null,
): Content {
  if (signal === null) return Content.ofPieces(() => new IncomingPieces(owner, consume));
  const pieces = part('events').abortable(new IncomingPieces(owner, consume), signal);
  return Content.ofPieces(() => pieces);
}

const TEXT_TYPE = 'text/plain;charset=UTF-8';

/** The body that `init` (what a user passes to Request, Response or fetch) stands for. */
export function contentFrom(init: unknown): Content | null {
  if (init === null || init === undefined) return null;
  if (typeof init === 'string') return Content.ofBytes(encoder.encode(init), TEXT_TYPE);
  if (typeof init === 'object') {
    if (ArrayBuffer.isView(init))
      return Content.ofBytes(copyOf(init.buffer, init.byteOffset, init.byteLength));
    if (init instanceof ArrayBuffer) return Content.ofBytes(copyOf(init, 0, init.byteLength));
    if (partIfThere('streams')?.isStream(init)) return Content.ofStream(init as ReadableStream);
    const form = partIfThere('forms')?.bytesFrom(init);
    if (form) return Content.ofBytes(form.bytes, form.type === null ? null : valueFrom(form.type));
    if (isSearchParams(init))
      return Content.ofBytes(encoder.encode(String(init)), 'application/x-www-form-urlencoded;charset=UTF-8');
  }
  return Content.ofBytes(encoder.encode(text(init)), TEXT_TYPE);
}

function copyOf(buffer: ArrayBufferLike, byteOffset: number, byteLength: number): Bytes {
  if (!(buffer instanceof ArrayBuffer) || (buffer as { resizable?: boolean }).resizable)
    throw new TypeError('a body cannot be made of shared or resizable memory');
  // What was given away has no bytes left, and cannot be sliced.
  return byteLength === 0
    ? new Uint8Array(0)
    : new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** Takes the body, if there is one, for good. */
export let takeBody: (owner: Body) => Outgoing | null;
/** A body for a clone, with the same bytes as the one that stays here. */
export let teeBody: (owner: Body) => Content | null;
export let contentOf: (owner: Body) => Content | null;

export abstract class Body {
  #content: Content | null;

  constructor(content: Content | null) {
    this.#content = content;
  }

  static {
    contentOf = (owner) => owner.#content;
    takeBody = (owner) => owner.#content?.take() ?? null;
    teeBody = (owner) => {
      if (owner.#content === null) return null;
      const [stays, goes] = owner.#content.tee();
      owner.#content = stays;
      return goes;
    };
  }

  abstract get headers(): Headers;

  get body(): ReadableStream | null {
    return this.#content?.stream ?? null;
  }

  get bodyUsed(): boolean {
    return this.#content?.isUsed ?? false;
  }

  async bytes(): Promise<Bytes> {
    return readAll(this);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = await readAll(this);
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }

  async blob(): Promise<Blob> {
    const bytes = await readAll(this);
    return part('forms').readBlob(bytes, this.headers.get('content-type'));
  }

  async formData(): Promise<FormData> {
    const stack = currentStack();
    try {
      const bytes = await readAll(this);
      return part('forms').readForm(bytes, this.headers.get('content-type'));
    } catch (error) {
      throw askedAt(error, stack);
    }
  }

  textStream(): ReadableStream<string> {
    return part('streams').decoded(this.#content?.share().stream ?? null);
  }

  async text(): Promise<string> {
    return decoder.decode(await readAll(this));
  }

  async json(): Promise<unknown> {
    const stack = currentStack();
    try {
      return JSON.parse(decoder.decode(await readAll(this))) as unknown;
    } catch (error) {
      throw askedAt(error, stack);
    }
  }
}

function readAll(owner: Body): Promise<Bytes> | Bytes {
  const body = takeBody(owner);
  if (body?.pieces) return joinPieces(body.pieces);
  return body?.bytes ?? new Uint8Array(0);
}
