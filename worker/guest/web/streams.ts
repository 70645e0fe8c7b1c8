/** The part `streams`: the Streams standard, and bodies as streams. */
import {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from 'web-streams-polyfill';
import { part } from '../parts.ts';
import type { Bytes, Pieces } from '../pieces.ts';
import { asInterface } from '../web-idl.ts';
import { TextDecoderStream, TextEncoderStream } from './text-streams.ts';

export type { ReadableStream, WritableStream };

export const globals = {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TextDecoderStream,
  TextEncoderStream,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
};

/** What the library keeps of the standard's slots under names of its own. */
interface Slots {
  _disturbed: boolean;
  readonly _readableStreamController: object;
}

export const isStream = (value: object): boolean => value instanceof ReadableStream;
export const isDisturbed = (stream: ReadableStream): boolean => (stream as unknown as Slots)._disturbed;

/** The library's slots are plain properties, and methods named by symbols: in listings, loops and JSON nobody is to see them. */
function hideSlots(prototype: object): void {
  const hidden = Object.create(Object.getPrototypeOf(prototype) as object) as object;
  for (const key of Object.getOwnPropertySymbols(prototype))
    if (key.description?.startsWith('[[')) {
      Object.defineProperty(hidden, key, Object.getOwnPropertyDescriptor(prototype, key)!);
      Reflect.deleteProperty(prototype, key);
    }
  const hiding = new Proxy(hidden, {
    set: (target, key, value: unknown, object: object) =>
      typeof key === 'string' && key.startsWith('_')
        ? Reflect.defineProperty(object, key, { configurable: true, writable: true, value })
        : Reflect.set(target, key, value, object),
  });
  Object.setPrototypeOf(prototype, hiding);
}
// Not of the standard any more.
Reflect.deleteProperty(WritableStreamDefaultController.prototype, 'abortReason');
for (const [name, Class] of Object.entries(globals)) {
  asInterface(name, Class, Class.length);
  hideSlots(Class.prototype);
}

const iterator = Object.getPrototypeOf(new ReadableStream().values()) as object;
hideSlots(iterator);
Object.defineProperty(iterator, Symbol.toStringTag, {
  configurable: true,
  value: 'ReadableStream AsyncIterator',
});

const { pipeTo } = ReadableStream.prototype;
Object.defineProperty(ReadableStream.prototype, 'pipeTo', {
  value: {
    /** The library's gives a text, where the argument is missing, and no error. */
    async pipeTo(this: ReadableStream, destination: WritableStream, ...options: []): Promise<void> {
      if (destination === undefined) throw new TypeError('pipeTo: there is nothing to pipe to');
      return Reflect.apply(pipeTo, this, [destination, ...options]);
    },
  }.pipeTo,
});

/** What streams of ours are made of. */
const origins = new WeakMap<ReadableStream, Pieces>();

/** A byte stream of `pieces`, which asks for one when it is read from and not before. */
export function streamOf(pieces: Pieces): ReadableStream {
  const stream = new ReadableStream(
    {
      type: 'bytes',
      start(controller) {
        pieces.whenAborted?.((reason) => controller.error(reason));
      },
      async pull(controller) {
        const piece = await pieces.next();
        if (piece !== null) return controller.enqueue(piece);
        controller.close();
        controller.byobRequest?.respond(0);
      },
      cancel: (reason) => pieces.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  origins.set(stream, pieces);
  return stream;
}

/** Its text as it comes; null is an empty body's. */
export const decoded = (stream: ReadableStream | null): ReadableStream<string> =>
  (stream ?? streamOf(NOTHING)).pipeThrough(new TextDecoderStream());

const NOTHING: Pieces = { next: async () => null, cancel: async () => {} };

/** What the stream of a body is that was read without one. */
export function spentStream(): ReadableStream {
  const stream = streamOf(NOTHING);
  void takeStream(stream);
  return stream;
}

/** Locks a stream that nobody has read from, for good. */
export function takeStream(stream: ReadableStream): Pieces {
  const reader = stream.getReader();
  (stream as unknown as Slots)._disturbed = true;
  const origin = origins.get(stream);
  if (origin) return origin;
  return {
    async next() {
      const { done, value } = await reader.read();
      if (done) return null;
      if (value instanceof Uint8Array) return value as Bytes;
      const error = new TypeError('a body is made of Uint8Arrays: its stream gave something else');
      void reader.cancel(error).catch(() => {});
      throw error;
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

/** As the Fetch standard clones a body: what the second gives is its own. */
export function teeStream(stream: ReadableStream): [ReadableStream, ReadableStream] {
  const [first, second] = stream.tee();
  // Those of bytes see to it themselves.
  return [first, isByteStream(stream) ? second : copyingStream(second)];
}

const isByteStream = (stream: ReadableStream): boolean =>
  (stream as unknown as Slots)._readableStreamController instanceof ReadableByteStreamController;

function copyingStream(stream: ReadableStream<unknown>): ReadableStream {
  const reader = stream.getReader();
  return new ReadableStream<unknown>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(part('structured-clone').structuredClone(value));
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
