/** Output streams to the console: bytes in pieces of any size, lines of text out. */
import { LIMITS } from './environment.ts';

const NEWLINE = 10;
const NOTHING = new Uint8Array(0);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class Terminal {
  readonly kind = 'terminal';
  readonly #print: (line: string, sizeBytes: number) => void;
  /** Copies, of the line that has not ended. A line longer than the whole console may be is not gathered any further. */
  #pieces: Uint8Array[] = [];
  #sizeBytes = 0;

  constructor(print: (line: string, sizeBytes: number) => void) {
    this.#print = print;
  }

  /** `chunk` is only looked at meanwhile. */
  write(chunk: Uint8Array): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      this.#endLine(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.#gather(chunk.slice(start));
  }

  close(): void {
    if (this.#sizeBytes > 0) this.#endLine(NOTHING);
  }

  #gather(piece: Uint8Array): void {
    if (this.#sizeBytes <= LIMITS.consoleBytes) this.#pieces.push(piece);
    this.#sizeBytes += piece.length;
  }

  #endLine(rest: Uint8Array): void {
    if (this.#sizeBytes === 0) return this.#print(decoder.decode(rest), rest.length);
    this.#gather(rest);
    const text = this.#pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
    this.#print(text + decoder.decode(), this.#sizeBytes);
    this.#pieces = [];
    this.#sizeBytes = 0;
  }
}
