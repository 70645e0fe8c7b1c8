/** Request and response bodies: bytes at hand, or bytes that the host still has to deliver. */
import { ready } from './event-loop.ts';
import { Lease } from './lease.ts';
import { engine, isError, result, resultHandle, takeBytes, wasi } from './memory.ts';

const READ_BYTES = 65_536;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A body that can be taken once. */
export interface BodySource {
  /** Sets content-type where the headers have none. */
  readonly contentType: string | null;
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** The bytes when nothing has to be waited for. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

const sourceOf = (bytes: Uint8Array<ArrayBuffer>, contentType: string | null): BodySource => ({
  contentType,
  bytes,
  read: () => Promise.resolve(bytes),
});

/** What `response.body` gives: it can be handed on to another Response or Request. Reading it piecewise is not offered. */
export class BodyStream {
  #source: BodySource | null;

  constructor(source: BodySource) {
    this.#source = source;
  }

  get locked(): boolean {
    return this.#source === null;
  }

  static take(stream: BodyStream): BodySource {
    const source = stream.#source;
    if (source === null) throw new TypeError('the body has already been read');
    stream.#source = null;
    return source;
  }
}

/** The body that `init` (what a user passes to Request, Response or fetch) stands for. */
export function bodyFrom(init: unknown): BodySource | null {
  if (init === null || init === undefined) return null;
  if (init instanceof BodyStream) return BodyStream.take(init);
  if (init instanceof ArrayBuffer) return sourceOf(new Uint8Array(init.slice(0)), null);
  if (ArrayBuffer.isView(init)) {
    const view = new Uint8Array(init.buffer, init.byteOffset, init.byteLength);
    return sourceOf(new Uint8Array(view), null);
  }
  if (init instanceof URLSearchParams)
    return sourceOf(encoder.encode(String(init)), 'application/x-www-form-urlencoded;charset=UTF-8');
  return sourceOf(encoder.encode(String(init)), 'text/plain;charset=UTF-8');
}

/** What the host's `incoming-body` still holds. `consume` writes its handle to the result area, while `owner` lasts. */
export function incomingBody(owner: Lease, consume: () => void): BodySource {
  return { contentType: null, bytes: null, read: () => readIncoming(owner, consume) };
}

async function readIncoming(owner: Lease, consume: () => void): Promise<Uint8Array<ArrayBuffer>> {
  if (owner.isOver) throw new TypeError('the request is over: its bodies can no longer be read');
  consume();
  if (isError()) throw new TypeError('the body has already been read');
  const body = resultHandle();
  wasi.bodyStream(body, result);
  if (isError()) throw new TypeError('the body has already been read');
  const stream = resultHandle();
  const lease = new Lease(() => {
    wasi.dropInput(stream);
    wasi.dropIncomingBody(body);
  });
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (;;) {
      wasi.readInput(stream, READ_BYTES, result);
      if (isError()) break;
      const chunk = takeBytes(4);
      if (chunk.length > 0) chunks.push(chunk);
      else await ready(wasi.subscribeInput(stream));
    }
    if (engine.load8(result + 4) === 0) {
      wasi.dropError(resultHandle(8));
      throw new TypeError('the body broke off before its end');
    }
  } finally {
    lease.end();
  }
  return join(chunks);
}

function join(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Writes all of `bytes` to the `outgoing-body` and finishes it, waiting whenever the host's buffer is full. */
export async function writeBody(body: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  wasi.writeBody(body, result);
  const stream = resultHandle();
  let isWhole = false;
  const lease = new Lease(() => {
    wasi.dropOutput(stream);
    if (isWhole) wasi.finishBody(body, 0, 0, result);
    else wasi.dropOutgoingBody(body);
  });
  const base = bytes.length > 0 ? engine.bufferAddress(bytes.buffer) + bytes.byteOffset : 0;
  for (let offset = 0; offset < bytes.length;) {
    wasi.checkWrite(stream, result);
    // The other side went away: nobody reads the rest.
    if (isError()) return lease.end();
    const permitted = Math.min(engine.load64(result + 8), bytes.length - offset);
    if (permitted === 0) await ready(wasi.subscribeOutput(stream));
    else {
      wasi.writeOutput(stream, base + offset, permitted, result);
      if (isError()) return lease.end();
      offset += permitted;
    }
  }
  wasi.blockingFlush(stream, result);
  isWhole = true;
  lease.end();
}

/** What Request and Response share. */
export abstract class Body {
  #source: BodySource | null;
  #used = false;

  constructor(source: BodySource | null) {
    this.#source = source;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  get body(): BodyStream | null {
    if (this.#source === null) return null;
    return new BodyStream({
      contentType: null,
      bytes: this.#source.bytes,
      read: () => this.bytes(),
    });
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const source = Body.take(this);
    return source === null ? new Uint8Array(0) : source.read();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await this.bytes();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }

  async text(): Promise<string> {
    return decoder.decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  /** Takes the body for good. */
  static take(owner: Body): BodySource | null {
    if (owner.#used) throw new TypeError('the body has already been read');
    owner.#used = owner.#source !== null;
    return owner.#source;
  }

  /** Two bodies with the same bytes, one of which stays here. */
  static tee(owner: Body): BodySource | null {
    const source = Body.take(owner);
    if (source === null) return null;
    owner.#used = false;
    if (source.bytes !== null) return sourceOf(source.bytes.slice(), null);
    const once = memoise(source.read);
    const shared = { contentType: null, bytes: null, read: async () => (await once()).slice() };
    owner.#source = shared;
    return shared;
  }
}

function memoise<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}
