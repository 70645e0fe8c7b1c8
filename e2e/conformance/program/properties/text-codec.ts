/** Bytes to text and back. */
import { hexOf, nameOf } from '../plain.ts';

const bytesOf = (list: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(list);

const attempt = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return nameOf(error);
  }
};

export interface DecodingInput {
  readonly label: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  readonly chunks: readonly (readonly number[])[];
}

/**
 * Each chunk in turn, the end, and then all at once with the same decoder. Where a chunk is refused, what is left of it has
 * another end in Chromium; a fixed case shows that.
 */
export function decoding({ label, fatal, ignoreBOM, chunks }: DecodingInput): unknown {
  const decoder = new TextDecoder(label, { fatal, ignoreBOM });
  const answers: unknown[] = [];
  for (const chunk of chunks) {
    answers.push(attempt(() => decoder.decode(bytesOf(chunk), { stream: true })));
    if (answers.at(-1) === 'TypeError') break;
  }
  const end = attempt(() => decoder.decode());
  if (answers.at(-1) !== 'TypeError') answers.push(end);
  return [...answers, attempt(() => decoder.decode(bytesOf(chunks.flat())))];
}

export function encoding({ text, room }: { text: string; room: number }): unknown {
  const into = new Uint8Array(room);
  const done = new TextEncoder().encodeInto(text, into);
  return [hexOf(new TextEncoder().encode(text)), done, hexOf(into)];
}

export const base64 = ({ text }: { text: string }): unknown => [
  attempt(() => btoa(text)),
  attempt(() => atob(text)),
  attempt(() => atob(btoa(text)) === text),
];

const streamOf = <Chunk>(chunks: readonly Chunk[]): ReadableStream<Chunk> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

async function read<Chunk>(stream: ReadableStream<Chunk>): Promise<Chunk[]> {
  const reader = stream.getReader();
  const chunks: Chunk[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return chunks;
}

export async function decodingStreams({ label, fatal, ignoreBOM, chunks }: DecodingInput): Promise<unknown> {
  const decoder = new TextDecoderStream(label, { fatal, ignoreBOM });
  return read(streamOf(chunks.map(bytesOf)).pipeThrough(decoder));
}

export async function encodingStreams({ texts }: { texts: readonly string[] }): Promise<unknown> {
  return (await read(streamOf(texts).pipeThrough(new TextEncoderStream()))).map(hexOf);
}

export interface CompressionInput {
  readonly format: CompressionFormat;
  readonly chunks: readonly (readonly number[])[];
  /** Where the compressed bytes are cut into two chunks, as a part of 100. */
  readonly cutAt: number;
  /** Ends the compressed bytes early, by so many. */
  readonly missing: number;
}

export async function compression({ format, chunks, cutAt, missing }: CompressionInput): Promise<unknown> {
  const small = new Response(streamOf(chunks.map(bytesOf)).pipeThrough(new CompressionStream(format)));
  const all = await small.bytes();
  const kept = all.subarray(0, Math.max(0, all.length - missing));
  const cut = Math.floor((kept.length * cutAt) / 100);
  const pieces = streamOf([kept.slice(0, cut), kept.slice(cut)]);
  return new Response(pieces.pipeThrough(new DecompressionStream(format))).bytes();
}
