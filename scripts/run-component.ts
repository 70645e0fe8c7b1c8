/** A scenario whose handler is compiled and really runs, in Node, with the same host and executor as in a tab. */
import { createCompiler } from '../worker/compiler/compile.ts';
import { createExecutor } from '../worker/experiment/executor.ts';
import {
  type ComputeDistribution,
  drawFrom,
  measureDistribution,
} from '../worker/experiment/measure-distribution.ts';
import { requestBytes } from '../worker/experiment/router-request.ts';
import { LimitReached } from '../worker/host/environment.ts';
import { Handler } from '../worker/host/handler.ts';
import { createSourceMapper } from '../worker/host/user-stack.ts';
import type { ComponentEvidence } from '../worker/model/report.ts';
import type { Execute } from '../worker/model/simulation.ts';
import type { Scenario } from '../worker/model/scenario.ts';
import { COMPUTE_LIMIT_MS } from './limited.ts';
import { readEngineArtifacts } from './engine-artifacts.ts';
import { type DiskProject, failureLine } from './read-project.ts';

/** Often enough for a watchdog. */
const SIGNAL_MS = 200;

/** A scenario can have millions of requests; so many of them, evenly spread, run the component. */
const MOST_EXECUTED = 5_000;

/** Throws Error with words for the reader where the handler reaches a limit. */
export function runComponent(
  scenario: Scenario,
  project: DiskProject,
  handler: Handler,
  entering: () => void,
): ComponentEvidence {
  if (!scenario.component) throw new Error('the scenario names no component');
  const { world, amount } = scenario;
  const { request } = scenario.component;
  const requests = 'requests' in amount ? amount.requests : amount.durationS * world.traffic.perSecond;
  const { computeUs, isMeasured, compute } = computeOf(scenario, handler, entering);
  const share = MOST_EXECUTED / requests;
  const executor = createExecutor(handler, {
    world,
    request,
    share,
    computeUs,
    isStated: !isMeasured,
    cpuLimitMs: COMPUTE_LIMIT_MS,
    entering: atMostEvery(SIGNAL_MS, entering),
  });
  const execute: Execute = (...arrival) => {
    try {
      return executor.execute(...arrival);
    } catch (error) {
      throw error instanceof LimitReached ? new Error(failureLine(project, error.failure)) : error;
    }
  };
  return { execute, requestBytes: requestBytes(request), compute };
}

/** Throws Error with words for the reader when the handler cannot be compiled. */
export async function loadHandler(project: DiskProject, entering: () => void): Promise<Handler> {
  const compiler = await createCompiler(await readEngineArtifacts());
  await compiler.prepare(project.input);
  entering();
  const compiled = compiler.compile(project.input, COMPUTE_LIMIT_MS);
  if (!compiled.ok) throw new Error(failureLine(project, compiled.failure));
  const { component, coreOffset, coreLength, sourceMaps } = compiled.value;
  const module = await WebAssembly.compile(component.slice(coreOffset, coreOffset + coreLength));
  return new Handler(module, createSourceMapper(sourceMaps));
}

/** The scenario's figure if it states one; else measured here, which no two runs repeat to the microsecond. */
function computeOf(
  { world, filledIn, component }: Scenario,
  handler: Handler,
  entering: () => void,
): { computeUs: (arrivalIndex: number) => number; isMeasured: boolean; compute: string } {
  const stated = Number(world.compute.handlerUs);
  if (!filledIn.handlerUs || !component)
    return { computeUs: () => stated, isMeasured: false, compute: `${stated} µs, stated by the scenario` };
  const measured = measureDistribution(handler, world, component.request, COMPUTE_LIMIT_MS, entering);
  return { computeUs: drawFrom(measured, world.seed), isMeasured: true, compute: wordsOf(measured) };
}

function wordsOf({ spread, meanUs, warmUpRuns }: ComputeDistribution): string {
  const { p5Us, p50Us, p95Us, batches, perBatch } = spread;
  const [low, middle, high, mean] = [p5Us, p50Us, p95Us, meanUs].map((us) => Number(us.toFixed(1)));
  const spreadWords = `p5 ${low}, p50 ${middle}, p95 ${high}, mean ${mean} µs`;
  const how = `${batches} batches of ${perBatch} runs after ${warmUpRuns} that were thrown away`;
  return `drawn from what was measured here in Node ${process.versions.node}: ${spreadWords}; ${how}`;
}

function atMostEvery(intervalMs: number, act: () => void): () => void {
  let actedMs = -Infinity;
  return () => {
    if (performance.now() - actedMs < intervalMs) return;
    actedMs = performance.now();
    act();
  };
}
