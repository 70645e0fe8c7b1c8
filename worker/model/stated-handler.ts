/** A handler that takes the time a scenario states and waits for its origins; nothing runs. */
import type { Origin, World } from '../project/world.ts';
import { originFaultsOf } from './faults/origin-faults.ts';
import type { OriginFaults } from './faults/origin-faults.ts';
import { originLegUs } from './network/origin-leg.ts';
import { exponential, lognormalQuantile, streamOf, uniform } from './random.ts';
import type { Site } from './routing/site.ts';
import type { Scenario } from './scenario.ts';
import type { ComputeDistribution, OriginCall, StatedHandler } from './scenario-handler.ts';
import type { Execute } from './simulation.ts';

/** The answer is used again: read it at once. */
export function statedExecute({ world, handler, kinds }: Scenario): Execute {
  const faults = originFaultsOf(world);
  const handlers = kinds.length === 0 ? [handler] : kinds.map((kind) => kind.handler);
  const executes = handlers.map((each) => executeOf(world, each, faults));
  return (arrival, platform, site) => (executes[arrival.kind] as Execute)(arrival, platform, site);
}

function executeOf(world: World, handler: StatedHandler, faults: OriginFaults): Execute {
  const waits = new Map<Site, { state: number; waitUs: number; failed: boolean }>();
  const { lateUs, responseBytes } = handler;
  const computeUs = computeOf(handler.computeUs, world.seed);
  const answer = { computeUs: 0, waitUs: 0, lateUs, responseBytes, failed: false };
  return ({ draw, arrivalUs }, _platform, site) => {
    answer.computeUs = computeUs(draw);
    const state = faults.stateAt(arrivalUs);
    let known = waits.get(site);
    if (known === undefined || known.state !== state) {
      known = { state, ...waitOf(world, site, handler.originCalls, faults, arrivalUs) };
      waits.set(site, known);
    }
    answer.waitUs = known.waitUs;
    answer.failed = known.failed;
    return answer;
  };
}

type Steps = readonly (readonly OriginCall[])[];

/** Steps one after another; a step takes as long as its longest call. */
function waitOf(world: World, site: Site, steps: Steps, faults: OriginFaults, nowUs: number) {
  let [waitUs, failed] = [0, false];
  for (const calls of steps) {
    const took = calls.map(({ host, responseBytes }) => {
      const origin = world.origins.find((candidate) => candidate.host === host) as Origin;
      const { networkUs, serviceUs } = originLegUs(world, site, origin, responseBytes, nowUs);
      const served = faults.serviceAt(host, serviceUs, nowUs);
      failed ||= served.isStuck;
      return networkUs + served.serviceUs;
    });
    waitUs += Math.max(...took);
  }
  return { waitUs, failed };
}

/** What is stated, or drawn from it for each number for draws. */
export function computeOf(stated: StatedHandler['computeUs'], seed: number): (draw: number) => number {
  if (typeof stated === 'number') return () => stated;
  const stream = streamOf(seed, 'compute');
  return (draw) => drawUs(stated, uniform(stream, draw));
}

function drawUs(distribution: ComputeDistribution, u: number): number {
  const { kind } = distribution;
  if (kind === 'exponential') return distribution.meanUs * exponential(u);
  if (kind === 'uniform') return distribution.leastUs + u * (distribution.mostUs - distribution.leastUs);
  if (kind === 'lognormal') return lognormalQuantile(u, distribution.medianUs, distribution.spread);
  return interpolate(distribution.us, u);
}

/** Through quantiles at even steps. */
function interpolate(us: readonly number[], u: number): number {
  const at = u * (us.length - 1);
  const [low, high] = [us[Math.floor(at)] as number, us[Math.ceil(at)] as number];
  return low + (at - Math.floor(at)) * (high - low);
}
