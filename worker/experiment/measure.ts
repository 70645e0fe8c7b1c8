/**
 * Measuring a component here. A page's clock ticks at about 0.1 ms, coarser than what is measured, so each sample is the
 * mean of a batch that lasts many ticks.
 */
import type { Environment } from '../host/environment.ts';
import type { Execution, Handler } from '../host/handler.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ComputeMeasurement, Spread } from '../protocol/measurement.ts';

const BATCHES = 12;
const PER_BATCH = 20;
/** The handler's batches end here: one that takes long is measured less often. */
const BUDGET_MS = 150;
/** Sorted samples' 5th, 50th and 95th percentile. */
export function spreadOf(samplesUs: readonly number[]): Spread {
  const sorted = [...samplesUs].sort((a, b) => a - b);
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0;
  return { p5Us: at(0.05), p50Us: at(0.5), p95Us: at(0.95) };
}

function batchMeanUs(repetitions: number, once: () => void): number {
  const startMs = performance.now();
  for (let done = 0; done < repetitions; done++) once();
  return ((performance.now() - startMs) * 1_000) / repetitions;
}

/**
 * `first`: how the handler answered this request just now, which says how often it can be repeated; one that failed is not
 * repeated at all. `entering` is called before each batch, so that a watchdog can tell work from a loop.
 */
export function measure(
  handler: Handler,
  request: HttpRequest,
  environment: Environment,
  first: Execution,
  entering: () => void,
): ComputeMeasurement {
  const samples = (repetitions: number, once: () => void): number[] =>
    Array.from({ length: BATCHES }, () => {
      entering();
      return batchMeanUs(repetitions, once);
    });
  const start = spreadOf(samples(PER_BATCH, () => void handler.reset()));
  const bareInstance = spreadOf(samples(PER_BATCH / 5, () => void handler.instantiate()));
  const firstUs = (first.answeredMs - first.enteredMs) * 1_000;
  if (!first.result.ok) return { start, bareInstance, compute: spreadOf([firstUs]), batches: 1, perBatch: 1 };

  const mostPerBatch = Math.floor((BUDGET_MS * 1_000) / BATCHES / Math.max(1, firstUs));
  const perBatch = Math.max(1, Math.min(PER_BATCH, mostPerBatch));
  const answered: number[] = [];
  const deadlineMs = performance.now() + BUDGET_MS;
  while (answered.length < BATCHES && (answered.length === 0 || performance.now() < deadlineMs)) {
    entering();
    const meanUs = batchMeanUs(perBatch, () => void handler.run(request, environment));
    answered.push(Math.max(0, meanUs - start.p50Us));
  }
  return { start, bareInstance, compute: spreadOf(answered), batches: answered.length, perBatch };
}
