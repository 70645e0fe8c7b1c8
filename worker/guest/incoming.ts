/** Bodies on their way in, from the host's `incoming-body`. */
import { type Wait, waitFor } from './event-loop.ts';
import { Lease } from './lease.ts';
import { engine, isError, result, resultHandle, takeBytes, wasi } from './memory.ts';
import type { Bytes, Pieces } from './pieces.ts';

const READ_BYTES = 65_536;

/** Not opened before it is read. `consume` writes the body's handle to the result area, while `owner` lasts. */
export class IncomingPieces implements Pieces {
  readonly #owner: Lease;
  readonly #consume: () => void;
  #stream = 0;
  /** Of the stream; null before it is opened. */
  #lease: Lease | null = null;
  #isDone = false;
  #wait: Wait | null = null;

  constructor(owner: Lease, consume: () => void) {
    this.#owner = owner;
    this.#consume = consume;
  }

  async next(): Promise<Bytes | null> {
    for (;;) {
      if (this.#isDone) return null;
      const lease = (this.#lease ??= this.#open());
      if (lease.isOver) throw requestIsOver();
      wasi.readInput(this.#stream, READ_BYTES, result);
      if (isError()) return this.#end(lease);
      const piece = takeBytes(4);
      if (piece.length > 0) return piece;
      this.#wait = waitFor(wasi.subscribeInput(this.#stream));
      await this.#wait.done;
    }
  }

  async cancel(): Promise<void> {
    if (this.#isDone || (this.#lease ?? this.#owner).isOver) return;
    this.#isDone = true;
    // Before the stream that it waits for.
    this.#wait?.giveUp();
    (this.#lease ?? this.#open()).end();
  }

  #open(): Lease {
    if (this.#owner.isOver) throw requestIsOver();
    this.#consume();
    if (isError()) throw new TypeError('the body has already been read');
    const body = resultHandle();
    wasi.bodyStream(body, result);
    if (isError()) throw new TypeError('the body has already been read');
    const stream = resultHandle();
    this.#stream = stream;
    return new Lease(() => {
      wasi.dropInput(stream);
      wasi.dropIncomingBody(body);
    });
  }

  #end(lease: Lease): null {
    this.#isDone = true;
    const isClosed = engine.load8(result + 4) !== 0;
    if (!isClosed) wasi.dropError(resultHandle(8));
    lease.end();
    if (isClosed) return null;
    throw new TypeError('the body broke off before its end');
  }
}

const requestIsOver = (): TypeError => new TypeError('the request is over: its bodies can no longer be read');
