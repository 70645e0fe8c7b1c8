/** Pipelines of streams: what comes out at the end, and what the source hears. */
import { nameOf } from '../plain.ts';

const TRANSFORMS = {
  identity: () => new TransformStream<number, number>(),
  double: () => new TransformStream<number, number>({ transform: (chunk, out) => out.enqueue(chunk * 2) }),
  twice: () =>
    new TransformStream<number, number>({
      transform(chunk, out) {
        out.enqueue(chunk);
        out.enqueue(chunk);
      },
    }),
  odd: () =>
    new TransformStream<number, number>({
      transform(chunk, out) {
        if (chunk % 2) out.enqueue(chunk);
      },
    }),
  late: () =>
    new TransformStream<number, number>({
      async transform(chunk, out) {
        await Promise.resolve();
        out.enqueue(chunk);
      },
    }),
  ends: () =>
    new TransformStream<number, number>({
      start: (out) => out.enqueue(-1),
      flush: (out) => out.enqueue(-2),
    }),
  stopsAtSeven: () =>
    new TransformStream<number, number>({
      transform: (chunk, out) => (chunk === 7 ? out.terminate() : out.enqueue(chunk)),
    }),
  failsAtFive: () =>
    new TransformStream<number, number>({
      transform(chunk, out) {
        if (chunk === 5) throw new RangeError('five');
        out.enqueue(chunk);
      },
    }),
} as const;

export interface PipelineInput {
  readonly chunks: readonly number[];
  readonly end: 'close' | 'error' | 'never';
  readonly source: 'pushed' | 'pulled' | 'late';
  readonly highWaterMark: number;
  readonly transforms: readonly (keyof typeof TRANSFORMS)[];
  readonly tee: boolean;
  readonly sink: 'read' | 'iterate' | 'pipe' | 'response';
  /** Gives up after so many chunks. */
  readonly enough: number;
}

function sourceOf(input: PipelineInput, heard: unknown[]): ReadableStream<number> {
  const left = [...input.chunks];
  const finish = (out: ReadableStreamDefaultController<number>): void => {
    if (input.end === 'close') out.close();
    if (input.end === 'error') out.error(new EvalError('the end'));
  };
  const cancel = (reason: unknown): void =>
    void heard.push(reason instanceof Error ? nameOf(reason) : reason);
  if (input.source === 'pushed')
    return new ReadableStream({
      start(out) {
        for (const chunk of left) out.enqueue(chunk);
        finish(out);
      },
      cancel,
    });
  return new ReadableStream(
    {
      async pull(out) {
        if (input.source === 'late') await Promise.resolve();
        const chunk = left.shift();
        if (chunk === undefined) finish(out);
        else out.enqueue(chunk);
      },
      cancel,
    },
    { highWaterMark: input.highWaterMark },
  );
}

async function readSome(stream: ReadableStream<number>, enough: number, seen: number[]): Promise<void> {
  const reader = stream.getReader();
  while (seen.length < enough) {
    const { done, value } = await reader.read();
    if (done) return;
    seen.push(value);
  }
  await reader.cancel('enough');
}

async function pipeSome(stream: ReadableStream<number>, enough: number, seen: number[]): Promise<void> {
  const sink = new WritableStream<number>({
    write(chunk) {
      if (seen.length >= enough) throw new URIError('enough');
      seen.push(chunk);
    },
  });
  await stream.pipeTo(sink);
}

async function iterateSome(stream: ReadableStream<number>, enough: number, seen: number[]): Promise<void> {
  for await (const chunk of stream as unknown as AsyncIterable<number>) {
    seen.push(chunk);
    if (seen.length >= enough) break;
  }
}

async function respondWith(stream: ReadableStream<number>, seen: number[]): Promise<void> {
  const bytes = stream.pipeThrough(
    new TransformStream<number, Uint8Array>({
      transform: (chunk, out) => out.enqueue(Uint8Array.of(chunk & 255)),
    }),
  );
  seen.push(...(await new Response(bytes as ReadableStream<Uint8Array<ArrayBuffer>>).bytes()));
}

const SINKS = { read: readSome, iterate: iterateSome, pipe: pipeSome, response: null } as const;

/** How much still arrives before an error that overtakes it is a matter of microtasks: then only the error counts. */
async function drain(stream: ReadableStream<number>, { sink, enough }: PipelineInput): Promise<unknown> {
  const seen: number[] = [];
  const into = SINKS[sink];
  try {
    await (into ? into(stream, enough, seen) : respondWith(stream, seen));
    return [seen, 'done'];
  } catch (error) {
    // What a body fails with, browsers word in their own way: a fixed case shows it.
    return sink === 'response' ? 'failed' : nameOf(error);
  }
}

/** What the source hears is sure only where it has not ended by itself. */
export async function pipelines(input: PipelineInput): Promise<unknown> {
  const heard: unknown[] = [];
  let stream = sourceOf(input, heard);
  for (const name of input.transforms) stream = stream.pipeThrough(TRANSFORMS[name]());
  if (input.tee) {
    const [one, two] = stream.tee();
    return Promise.all([drain(one, input), drain(two, { ...input, sink: 'read' })]);
  }
  const outcome = await drain(stream, input);
  return input.end === 'never' ? [outcome, heard] : outcome;
}
