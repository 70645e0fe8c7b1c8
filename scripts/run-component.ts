/** A scenario whose handler is compiled and really runs, in Node, with the same host and executor as in a tab. */
import { createCompiler } from '../worker/compiler/compile.ts';
import { atMostEvery } from '../worker/experiment/at-most-every.ts';
import { createExecutor, type ExecutedKind } from '../worker/experiment/executor.ts';
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
import type { SentRequest } from '../worker/model/scenario-kinds.ts';
import type { Execute } from '../worker/model/simulation.ts';
import { computeOf } from '../worker/model/stated-handler.ts';
import type { Scenario } from '../worker/model/scenario.ts';
import type { StatedHandler } from '../worker/model/scenario-handler.ts';
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
  const requests = 'requests' in amount ? amount.requests : amount.durationS * world.traffic.perSecond;
  const kinds = sentIn(scenario, scenario.component.request).map((kind) =>
    withCompute(kind, scenario, handler, entering),
  );
  const share = MOST_EXECUTED / requests;
  const executor = createExecutor(handler, {
    world,
    kinds,
    share,
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
  const compute = kinds.map(({ name, words }) => (name === null ? words : `“${name}”: ${words}`)).join('; ');
  return { execute, requestBytes: kinds.map(({ request }) => requestBytes(request)), compute };
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

interface Sent {
  /** Null: all requests are alike. */
  readonly name: string | null;
  readonly request: SentRequest;
  readonly stated: StatedHandler['computeUs'];
  readonly isStated: boolean;
}

function sentIn({ kinds, handler, filledIn }: Scenario, request: SentRequest): readonly Sent[] {
  const { computeUs } = handler;
  const isStated = typeof computeUs === 'object' || !filledIn.handlerUs;
  if (kinds.length === 0) return [{ name: null, request, stated: computeUs, isStated }];
  return kinds.map((kind) => ({
    name: kind.name,
    request: kind.request ?? request,
    stated: kind.handler.computeUs,
    isStated: kind.isComputeStated,
  }));
}

/** The scenario's figure if it states one; else measured here, which no two runs repeat to the microsecond. */
function withCompute(
  { name, request, stated, isStated }: Sent,
  { world }: Scenario,
  handler: Handler,
  entering: () => void,
): ExecutedKind & { readonly name: string | null; readonly words: string } {
  if (isStated) {
    const words = `${typeof stated === 'number' ? `${stated} µs` : stated.kind}, stated by the scenario`;
    return { name, request, computeUs: computeOf(stated, world.seed), isStated, words };
  }
  const measured = measureDistribution(handler, world, request, COMPUTE_LIMIT_MS, entering);
  return { name, request, computeUs: drawFrom(measured, world.seed), isStated, words: wordsOf(measured) };
}

function wordsOf({ spread, meanUs, warmUpRuns }: ComputeDistribution): string {
  const { p5Us, p50Us, p95Us, batches, perBatch } = spread;
  const [low, middle, high, mean] = [p5Us, p50Us, p95Us, meanUs].map((us) => Number(us.toFixed(1)));
  const spreadWords = `p5 ${low}, p50 ${middle}, p95 ${high}, mean ${mean} µs`;
  const how = `${batches} batches of ${perBatch} runs after ${warmUpRuns} that were thrown away`;
  return `drawn from what was measured here in Node ${process.versions.node}: ${spreadWords}; ${how}`;
}
