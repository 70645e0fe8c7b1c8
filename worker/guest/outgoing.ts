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
  /**
   * Settles when it is whole, when nobody reads it any more, or when it is stopped. Rejects where its pieces break off. Null
   * where it is whole already.
   */
  readonly done: Promise<void> | null;
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

function sendBytes(out: OutgoingBody, bytes: Bytes | null): Promise<void> | null {
  const written = bytes === null ? 0 : out.writeSome(bytes, 0);
  if (bytes !== null && written < bytes.length) return written < 0 ? null : sendRest(out, bytes, written);
  out.finish();
  return null;
}

async function sendRest(out: OutgoingBody, bytes: Bytes, from: number): Promise<void> {
  if (await out.write(bytes, from)) out.finish();
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

  /** Writes from `from` on what the host takes at once; tells up to where. -1 where the other side went away. */
  writeSome(bytes: Bytes, from: number): number {
    for (let offset = from; offset < bytes.length;) {
      if (this.#lease.isOver) return -1;
      wasi.checkWrite(this.#stream, result);
      if (isError()) return this.#brokeOff(8);
      const permitted = Math.min(engine.load64(result + 8), bytes.length - offset);
      if (permitted === 0) return offset;
      // Asked for anew each time: what lies there may have moved while this waited.
      const address = engine.bufferAddress(bytes.buffer) + bytes.byteOffset + offset;
      wasi.writeOutput(this.#stream, address, permitted, result);
      if (isError()) return this.#brokeOff();
      offset += permitted;
    }
    return bytes.length;
  }

  /** False where the other side went away: nobody reads the rest. */
  async write(bytes: Bytes, from = 0): Promise<boolean> {
    const sizeBytes = bytes.length;
    for (let offset = from; ;) {
      offset = this.writeSome(bytes, offset);
      if (offset < 0 || this.#lease.isOver) return false;
      if (offset === sizeBytes) return true;
      this.#wait = waitFor(wasi.subscribeOutput(this.#stream));
      await this.#wait.done;
      if (!this.#lease.isOver && bytes.length !== sizeBytes)
        throw new TypeError('a piece of the body was taken away as it was sent');
    }
  }

  /** `at`: where the `stream-error` lies in the result. */
  #brokeOff(at = 4): -1 {
    if (engine.load8(result + at) === 0) wasi.dropError(resultHandle(at + 4));
    this.abandon();
    return -1;
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
