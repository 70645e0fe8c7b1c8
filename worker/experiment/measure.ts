/**
 * Measuring a component here. A page's clock ticks at about 0.1 ms, coarser than what is measured, so each sample is the
 * mean of a batch that lasts many ticks.
 */
import type { Environment } from '../host/environment.ts';
import type { Handler } from '../host/handler.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ComputeMeasurement, Spread } from '../protocol/measurement.ts';

const BATCHES = 12;
const PER_BATCH = 20;
/** The handler's batches end here: one that takes long is measured less often. */
const BUDGET_MS = 150;
const WARM_UP = 5;
const WARM_UP_BUDGET_MS = 30;

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

/** Lets the code settle; returns how long the last round took. A handler that takes long goes only once. */
function warmUp(once: () => void): number {
  const startMs = performance.now();
  for (let round = 1; ; round++) {
    const lastUs = batchMeanUs(1, once);
    if (round === WARM_UP || performance.now() - startMs > WARM_UP_BUDGET_MS) return lastUs;
  }
}

/** `entering` is called before each batch, so that a watchdog can tell work from a loop. */
export function measure(
  handler: Handler,
  request: HttpRequest,
  environment: Environment,
  entering: () => void,
): ComputeMeasurement {
  const answer = (): void => void handler.run(request, environment);
  const reset = (): void => void handler.reset();
  const warmUpUs = warmUp(() => {
    entering();
    answer();
  });
  const perBatch = Math.max(
    1,
    Math.min(PER_BATCH, Math.floor((BUDGET_MS * 1_000) / BATCHES / Math.max(1, warmUpUs))),
  );
  const samples = (repetitions: number, once: () => void): number[] =>
    Array.from({ length: BATCHES }, () => {
      entering();
      return batchMeanUs(repetitions, once);
    });
  const startUs = samples(PER_BATCH, reset);
  const bareUs = samples(PER_BATCH / 5, () => void handler.instantiate());
  const startP50Us = spreadOf(startUs).p50Us;
  const answered: number[] = [];
  const deadlineMs = performance.now() + BUDGET_MS;
  while (answered.length < BATCHES && (answered.length === 0 || performance.now() < deadlineMs)) {
    entering();
    answered.push(Math.max(0, batchMeanUs(perBatch, answer) - startP50Us));
  }
  return {
    start: spreadOf(startUs),
    compute: spreadOf(answered),
    bareInstance: spreadOf(bareUs),
    batches: answered.length,
    perBatch,
  };
}
