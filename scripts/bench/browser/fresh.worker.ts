/**
 * Times fresh instances, ours and those of others. Everything is interleaved: each round takes one batch of each, so that
 * whatever else the machine does falls on all alike. Batches last milliseconds: many ticks of the clock, and few enough to
 * fall between two interruptions.
 */
import { serve } from '../../../worker/serve.ts';
import type { FreshCalls, FreshInput, FreshSamples, Group } from './calls.ts';
import { JcoHandler } from './jco.ts';
import { LeanHandler } from './lean.ts';

interface Subject {
  readonly name: string;
  readonly perBatch: number;
  /** Returns the milliseconds that count. */
  readonly once: () => number | Promise<number>;
}

/**
 * Each subject alone, before anything counts. V8 compiles wasm with its optimizing compiler function by function as calls add
 * up: hello's requests still grow faster after a thousand of them.
 */
const WARM_UP_MS = 1_000;

async function measure(input: FreshInput): Promise<FreshSamples> {
  const lean = await LeanHandler.open(input.hello);
  const answer = lean.answer();
  const subjects = await SUBJECTS[input.group](input, lean);
  const samplesUs = Object.fromEntries(subjects.map(({ name }): [string, number[]] => [name, []]));
  for (const subject of subjects) await warmUp(subject);
  for (let round = 0; round < input.rounds; round++)
    for (const subject of subjects) samplesUs[subject.name]?.push(await batchMeanUs(subject));
  return { clockStepUs: clockStepUs(), answer, samplesUs };
}

const SUBJECTS: Record<Group, (input: FreshInput, lean: LeanHandler) => Promise<Subject[]>> = {
  alone: async (_, lean) => [request(lean)],
  async besideJco(input, lean) {
    const jco = await JcoHandler.open(input.helloThroughJco);
    const jcoMarked = await JcoHandler.open(input.markedThroughJco);
    await expectSame(lean.answer(), { jco });
    if (lean.untilFirstLineMs() !== null) throw new Error('the wall clock is read without Date.now()');
    return [
      { name: 'bareInstance', perBatch: 8, once: () => timed(() => lean.instantiate()) },
      { name: 'reset', perBatch: 40, once: () => timed(() => lean.reset()) },
      untilFirstLine(await LeanHandler.open(input.helloMarked)),
      request(lean),
      { name: 'jcoInstance', perBatch: 4, once: () => timed(() => jco.instantiate()) },
      { name: 'jcoUntilFirstLine', perBatch: 4, once: async () => seen(await jcoMarked.untilFirstLineMs()) },
      { name: 'jcoRequest', perBatch: 4, once: () => timedWait(() => jco.answer()) },
    ];
  },
  async besidePeers(input, lean) {
    const componentizeJs = await JcoHandler.open(input.componentizeJs);
    const componentizeQjs = await JcoHandler.open(input.componentizeQjs);
    await expectSame(lean.answer(), { componentizeJs, componentizeQjs });
    return [
      untilFirstLine(await LeanHandler.open(input.helloMarked)),
      ...peer('componentizeJs', componentizeJs),
      ...peer('componentizeQjs', componentizeQjs),
    ];
  },
};

const request = (lean: LeanHandler): Subject => ({
  name: 'request',
  perBatch: 20,
  once: () => timed(() => lean.answer()),
});

const untilFirstLine = (marked: LeanHandler): Subject => ({
  name: 'untilFirstLine',
  perBatch: 20,
  once: () => seen(marked.untilFirstLineMs()),
});

const peer = (name: string, handler: JcoHandler): Subject[] => [
  { name: `${name}Instance`, perBatch: 2, once: () => timed(() => handler.instantiate()) },
  {
    name: `${name}UntilFirstLine`,
    perBatch: 2,
    once: async () => seen(await handler.untilFirstLineMs()),
  },
  { name: `${name}Request`, perBatch: 2, once: () => timedWait(() => handler.answer()) },
];

async function expectSame(answer: string, others: Readonly<Record<string, JcoHandler>>): Promise<void> {
  for (const [name, handler] of Object.entries(others)) {
    const other = await handler.answer();
    if (other !== answer)
      throw new Error(`${name} answers ${JSON.stringify(other)}, not ${JSON.stringify(answer)}`);
  }
}

function timed(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

async function timedWait(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

function seen(elapsedMs: number | null): number {
  if (elapsedMs === null) throw new Error('a handler did not reach its first line');
  return elapsedMs;
}

async function warmUp(subject: Subject): Promise<void> {
  const endMs = performance.now() + WARM_UP_MS;
  while (performance.now() < endMs) await batchMeanUs(subject);
}

async function batchMeanUs({ perBatch, once }: Subject): Promise<number> {
  let totalMs = 0;
  for (let done = 0; done < perBatch; done++) {
    const elapsed = once();
    totalMs += typeof elapsed === 'number' ? elapsed : await elapsed;
  }
  return (totalMs * 1_000) / perBatch;
}

/** The least step that this worker's clock was seen to take. */
function clockStepUs(): number {
  let least = Infinity;
  for (let changes = 0, before = performance.now(); changes < 50;) {
    const now = performance.now();
    if (now === before) continue;
    least = Math.min(least, now - before);
    before = now;
    changes++;
  }
  return Math.round(least * 1_000);
}

serve<FreshCalls>({ measure });
