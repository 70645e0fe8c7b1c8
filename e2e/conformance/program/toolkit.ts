/** What every case has at hand. Runs in both worlds. */
import { hexOf, nameOf } from './plain.ts';

/** `nothing`, or the class and name of what `work` throws or rejects with. */
async function thrown(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'nothing';
  } catch (error) {
    return nameOf(error);
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const bytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

const later = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms));

/** Lets that many microtasks pass. */
async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await Promise.resolve();
}

/** A stream of these chunks. */
const streamOf = (...chunks: readonly unknown[]): ReadableStream<unknown> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

async function drain(stream: ReadableStream<unknown>): Promise<unknown[]> {
  const reader = stream.getReader();
  const chunks: unknown[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return chunks;
}

/** Everything that an object says of itself through getters of its class, by name. */
const readAll = (object: object, names: readonly string[]): unknown[] =>
  names.map((name) => (object as Readonly<Record<string, unknown>>)[name]);

export const TOOLKIT = { thrown, nameOf, hex: hexOf, utf8, bytes, later, ticks, streamOf, drain, readAll };
