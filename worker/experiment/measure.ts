/**
 * Measuring a component here. A page's clock ticks at about 0.1 ms, coarser than what is measured, so each sample is the
 * mean of a batch that lasts many ticks.
 */
import type { Environment } from '../host/environment.ts';
import type { Execution, RequestHandler } from '../host/handler.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ComputeMeasurement, Spread } from '../protocol/measurement.ts';

const BATCHES = 12;
const PER_BATCH = 20;
/** Each kind's batches end here: what takes long is measured less often. */
const BUDGET_MS = 150;

/** Means of batches, in microseconds, in the order in which they were seen. */
export interface Samples {
  readonly meansUs: readonly number[];
  readonly perBatch: number;
}

export interface MeasuredSamples {
  readonly start: Samples;
  readonly compute: Samples;
  readonly bareInstance: Samples | null;
}

export const summarise = ({ start, compute, bareInstance }: MeasuredSamples): ComputeMeasurement => ({
  start: spreadOf(start),
  compute: spreadOf(compute),
  bareInstance: bareInstance && spreadOf(bareInstance),
});

export function spreadOf({ meansUs, perBatch }: Samples): Spread {
  const sorted = [...meansUs].sort((a, b) => a - b);
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0;
  return { p5Us: at(0.05), p50Us: at(0.5), p95Us: at(0.95), batches: sorted.length, perBatch };
}

function batchMeanUs(repetitions: number, once: () => void): number {
  const startMs = performance.now();
  for (let done = 0; done < repetitions; done++) once();
  return ((performance.now() - startMs) * 1_000) / repetitions;
}

/** At least one batch, however long it takes. */
function sample(perBatch: number, entering: () => void, once: () => void): Samples {
  const meansUs: number[] = [];
  const deadlineMs = performance.now() + BUDGET_MS;
  while (meansUs.length < BATCHES && (meansUs.length === 0 || performance.now() < deadlineMs)) {
    entering();
    meansUs.push(batchMeanUs(perBatch, once));
  }
  return { meansUs, perBatch };
}

/** How many repetitions make a batch, so that all batches fit into the budget. */
const fitting = (onceUs: number, most = PER_BATCH): number =>
  Math.max(1, Math.min(most, Math.floor((BUDGET_MS * 1_000) / BATCHES / Math.max(1, onceUs))));

/** As many as fit, to judge by one. */
function sampleFitting(most: number, entering: () => void, once: () => void): Samples {
  entering();
  return sample(fitting(batchMeanUs(1, once), most), entering, once);
}

/**
 * `first`: how the handler answered this request just now, which says how often it can be repeated; one that failed is not
 * repeated at all. `entering` is called before each batch, so that a watchdog can tell work from a loop.
 */
export function measure(
  handler: RequestHandler,
  request: HttpRequest,
  environment: Environment,
  first: Execution,
  entering: () => void,
): MeasuredSamples {
  const start = sampleFitting(PER_BATCH, entering, () => void handler.reset());
  const bareInstance = handler.instantiate
    ? sampleFitting(PER_BATCH / 5, entering, () => void handler.instantiate?.())
    : null;
  const firstUs = (first.answeredMs - first.enteredMs) * 1_000;
  if (!first.result.ok || first.stopped)
    return { start, bareInstance, compute: { meansUs: [firstUs], perBatch: 1 } };

  const startP50Us = spreadOf(start).p50Us;
  const run = (): Execution => handler.run(request, environment);
  if (!bareInstance) return { start, bareInstance, compute: sampleAnswers(entering, run) };
  const runs = sample(fitting(startP50Us + firstUs), entering, () => void run());
  const meansUs = runs.meansUs.map((meanUs) => Math.max(0, meanUs - startP50Us));
  return { start, bareInstance, compute: { ...runs, meansUs } };
}

/** An instance that is new each time starts slowly, and by far more unevenly than it answers: each answer is timed by itself. */
function sampleAnswers(entering: () => void, run: () => Execution): Samples {
  const meansUs: number[] = [];
  sample(1, entering, () => {
    const { enteredMs, endedMs } = run();
    meansUs.push((endedMs - enteredMs) * 1_000);
  });
  return { meansUs, perBatch: 1 };
}
