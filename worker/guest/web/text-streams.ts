/** The Encoding standard's streams. */
import { TransformStream, type ReadableStream, type WritableStream } from 'web-streams-polyfill';
import { asInterface, dictionary, text } from '../web-idl.ts';

const encoder = new TextEncoder();
const HIGH_SURROGATE = /[\ud800-\udbff]$/;

export class TextEncoderStream {
  readonly #transform: TransformStream<unknown, Uint8Array>;
  /** The first half of a pair that two chunks share. */
  #pending = '';

  constructor() {
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        const all = this.#pending + text(chunk);
        const isSplit = HIGH_SURROGATE.test(all);
        this.#pending = isSplit ? all.slice(-1) : '';
        const bytes = encoder.encode(isSplit ? all.slice(0, -1) : all);
        if (bytes.length > 0) controller.enqueue(bytes);
      },
      flush: (controller) => {
        if (this.#pending !== '') controller.enqueue(encoder.encode(this.#pending));
      },
    });
  }

  get encoding(): string {
    return 'utf-8';
  }

  get readable(): ReadableStream {
    return this.#transform.readable;
  }

  get writable(): WritableStream {
    return this.#transform.writable;
  }
}
asInterface('TextEncoderStream', TextEncoderStream);

export class TextDecoderStream {
  readonly #transform: TransformStream<unknown, string>;
  readonly #decoder: TextDecoder;

  constructor(label: unknown = 'utf-8', options: unknown = null) {
    const { fatal, ignoreBOM } = dictionary(options, 'TextDecoderStream: the options');
    const decoder = new TextDecoder(text(label), { fatal: Boolean(fatal), ignoreBOM: Boolean(ignoreBOM) });
    this.#decoder = decoder;
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const decoded = decoder.decode(bufferSource(chunk), { stream: true });
        if (decoded !== '') controller.enqueue(decoded);
      },
      flush(controller) {
        const rest = decoder.decode();
        if (rest !== '') controller.enqueue(rest);
      },
    });
  }

  get encoding(): string {
    return this.#decoder.encoding;
  }

  get fatal(): boolean {
    return this.#decoder.fatal;
  }

  get ignoreBOM(): boolean {
    return this.#decoder.ignoreBOM;
  }

  get readable(): ReadableStream<string> {
    return this.#transform.readable;
  }

  get writable(): WritableStream {
    return this.#transform.writable;
  }
}
asInterface('TextDecoderStream', TextDecoderStream);

function bufferSource(chunk: unknown): ArrayBufferView | ArrayBuffer {
  if (ArrayBuffer.isView(chunk) || chunk instanceof ArrayBuffer) return chunk;
  throw new TypeError('TextDecoderStream: a chunk must be an ArrayBuffer or a view of one');
}
