/** Bodies on their way out, into the host's `outgoing-body`, no faster than it takes them. */
import { type Wait, waitFor } from './event-loop.ts';
import { Lease } from './lease.ts';
import { engine, isError, result, resultHandle, wasi } from './memory.ts';
import type { Bytes, Pieces } from './pieces.ts';

/** What a body is sent from: one of the two. */
export interface Outgoing {
  readonly bytes: Bytes | null;
  readonly pieces: Pieces | null;
}

/** A body under way. */
export interface Sending {
  /** Settles when it is whole, when nobody reads it any more, or when it is stopped. Rejects where its pieces break off. */
  readonly done: Promise<void>;
  /** Breaks it off. */
  stop(reason: unknown): void;
}

/**
 * Sends all of it and finishes `body`, waiting whenever the host's buffer is full. Where the other side goes away the rest
 * is cancelled. Where the pieces break off, so does `body`. `neverEnded` is called if the request ends before they do.
 */
export function sendBody(body: number, from: Outgoing | null, neverEnded?: () => void): Sending {
  const out = new OutgoingBody(body, neverEnded);
  return {
    done: from?.pieces ? sendPieces(out, from.pieces) : sendBytes(out, from?.bytes ?? null),
    stop(reason) {
      out.abandon();
      from?.pieces?.cancel(reason).catch(() => {});
    },
  };
}

async function sendBytes(out: OutgoingBody, bytes: Bytes | null): Promise<void> {
  if (bytes === null || (await out.write(bytes))) out.finish();
}

async function sendPieces(out: OutgoingBody, pieces: Pieces): Promise<void> {
  try {
    for (let piece = await pieces.next(); piece !== null; piece = await pieces.next())
      if (!(await out.write(piece)))
        return await pieces.cancel(new TypeError('nobody reads the body any more'));
    out.finish();
  } catch (error) {
    out.abandon();
    throw error;
  }
}

class OutgoingBody {
  readonly #stream: number;
  readonly #lease: Lease;
  #fate: 'open' | 'whole' | 'abandoned' = 'open';
  #wait: Wait | null = null;

  constructor(body: number, neverEnded: (() => void) | undefined) {
    wasi.writeBody(body, result);
    const stream = resultHandle();
    this.#stream = stream;
    this.#lease = new Lease(() => {
      wasi.dropOutput(stream);
      if (this.#fate === 'whole') wasi.finishBody(body, 0, 0, result);
      else wasi.dropOutgoingBody(body);
      if (this.#fate === 'open') neverEnded?.();
    });
  }

  /** False where the other side went away: nobody reads the rest. */
  async write(bytes: Bytes): Promise<boolean> {
    const sizeBytes = bytes.length;
    for (let offset = 0; offset < sizeBytes;) {
      if (this.#lease.isOver) return false;
      if (bytes.length !== sizeBytes)
        throw new TypeError('a piece of the body was taken away as it was sent');
      wasi.checkWrite(this.#stream, result);
      if (isError()) return this.#brokeOff(8);
      const permitted = Math.min(engine.load64(result + 8), sizeBytes - offset);
      if (permitted === 0) {
        this.#wait = waitFor(wasi.subscribeOutput(this.#stream));
        await this.#wait.done;
        continue;
      }
      // Asked for anew each time: what lies there may have moved while this waited.
      const address = engine.bufferAddress(bytes.buffer) + bytes.byteOffset + offset;
      wasi.writeOutput(this.#stream, address, permitted, result);
      if (isError()) return this.#brokeOff();
      offset += permitted;
    }
    return !this.#lease.isOver;
  }

  /** `at`: where the `stream-error` lies in the result. */
  #brokeOff(at = 4): false {
    if (engine.load8(result + at) === 0) wasi.dropError(resultHandle(at + 4));
    this.abandon();
    return false;
  }

  finish(): void {
    if (this.#lease.isOver) return;
    wasi.blockingFlush(this.#stream, result);
    this.#fate = 'whole';
    this.#lease.end();
  }

  abandon(): void {
    this.#fate = 'abandoned';
    // Before the stream that it waits for.
    this.#wait?.giveUp();
    this.#lease.end();
  }
}
