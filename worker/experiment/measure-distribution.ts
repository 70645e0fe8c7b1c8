/**
 * The distribution of a component's compute where the clock is fine: batches just long enough for it, many of them, after
 * runs that only warm up. Runs of a batch come out as their mean, so a short handler's spread is told a little too small.
 */
import type { RequestHandler } from '../host/handler.ts';
import { streamOf, uniform } from '../model/random.ts';
import type { World } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { Spread } from '../protocol/measurement.ts';
import { type Samples, spreadOf } from './measure.ts';
import { measuringConditions } from './measuring-conditions.ts';

/** A batch lasts a hundred microseconds or more: a hundred ticks of a clock of one. */
const BATCH_US = 100;
const BATCHES = 400;
const BUDGET_MS = 1_000;
/** Until then the module's code is not the optimised one. */
const WARM_UP_RUNS = 200;
const WARM_UP_MS = 300;

export interface ComputeDistribution {
  /** Microseconds; the resets of instances are not part of them. */
  readonly samplesUs: readonly number[];
  readonly spread: Spread;
  readonly meanUs: number;
  /** Runs that were thrown away first. */
  readonly warmUpRuns: number;
}

export function measureDistribution(
  handler: RequestHandler,
  world: World,
  request: HttpRequest,
  cpuLimitMs: number,
  entering: () => void,
): ComputeDistribution {
  const { routed, environment } = measuringConditions(world, request, cpuLimitMs);
  const once = (): number => {
    const { enteredMs, endedMs } = handler.run(routed, environment);
    return 1_000 * (endedMs - enteredMs);
  };
  const warm = warmUp(once, entering);
  const samples = batchesOf(Math.max(1, Math.ceil(BATCH_US / Math.max(1, warm.lastUs))), once, entering);
  const { meansUs } = samples;
  return {
    samplesUs: meansUs,
    spread: spreadOf(samples),
    meanUs: meansUs.reduce((sum, us) => sum + us, 0) / meansUs.length,
    warmUpRuns: warm.runs,
  };
}

/** What an arrival takes: one of the samples, the same for the same seed and samples. */
export function drawFrom({ samplesUs }: ComputeDistribution, seed: number): (arrivalIndex: number) => number {
  const stream = streamOf(seed, 'measured', 'compute');
  return (index) => samplesUs[Math.floor(uniform(stream, index) * samplesUs.length)] ?? 0;
}

function warmUp(
  once: () => number,
  entering: () => void,
): { readonly runs: number; readonly lastUs: number } {
  const deadlineMs = performance.now() + WARM_UP_MS;
  let [runs, lastUs] = [0, 0];
  while (runs === 0 || (runs < WARM_UP_RUNS && performance.now() < deadlineMs)) {
    entering();
    lastUs = once();
    runs += 1;
  }
  return { runs, lastUs };
}

/** At least one batch, however long it takes. */
function batchesOf(perBatch: number, once: () => number, entering: () => void): Samples {
  const meansUs: number[] = [];
  const deadlineMs = performance.now() + BUDGET_MS;
  while (meansUs.length < BATCHES && (meansUs.length === 0 || performance.now() < deadlineMs)) {
    entering();
    let sumUs = 0;
    for (let done = 0; done < perBatch; done += 1) sumUs += once();
    meansUs.push(sumUs / perBatch);
  }
  return { meansUs, perBatch };
}
