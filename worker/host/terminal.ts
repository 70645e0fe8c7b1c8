/** Output streams to the console: bytes in pieces of any size, lines of text out. */
import { LIMITS } from './environment.ts';

const NEWLINE = 10;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class Terminal {
  readonly kind = 'terminal';
  readonly #print: (line: string, sizeBytes: number) => void;
  /** Of the line that has not ended. A line longer than the whole console may be is not gathered any further. */
  #pieces: Uint8Array[] = [];
  #sizeBytes = 0;

  constructor(print: (line: string, sizeBytes: number) => void) {
    this.#print = print;
  }

  write(chunk: Uint8Array): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      this.#gather(chunk.subarray(start, end));
      this.#endLine();
      start = end + 1;
    }
    this.#gather(chunk.subarray(start));
  }

  close(): void {
    if (this.#sizeBytes > 0) this.#endLine();
  }

  #gather(piece: Uint8Array): void {
    if (this.#sizeBytes <= LIMITS.consoleBytes && piece.length > 0) this.#pieces.push(piece);
    this.#sizeBytes += piece.length;
  }

  #endLine(): void {
    const text = this.#pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
    this.#print(text + decoder.decode(), this.#sizeBytes);
    this.#pieces = [];
    this.#sizeBytes = 0;
  }
}
