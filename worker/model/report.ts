/** Runs a scenario to its end and says what came of it. The report is a function of the scenario alone. */
import type { Cost } from '../protocol/cost.ts';
import type { PlatformTraffic } from '../protocol/simulator.ts';
import type { PlatformId } from '../protocol/waterfall.ts';
import { Cumulative } from '../statistics/histogram.ts';
import { type Interval, meanInterval, percentileInterval } from '../statistics/intervals.ts';
import { costOf } from './cost/cost.ts';
import { COLD_STARTS } from './data/cold-starts.ts';
import type { ColdStartSource } from './data/cold-starts.ts';
import { ACCESS_MIX, FIGURES, LAST_MILES } from './data/constants.ts';
import type { Figure } from './data/constants.ts';
import type { LaneUsage } from './lanes/pools.ts';
import { ATTRIBUTION, cityIndexOf } from './places.ts';
import type { RoutingDecision } from './routing/decision.ts';
import type { Amount, Scenario } from './scenario.ts';
import { createSimulation } from './simulation.ts';
import type { Execute, Simulation } from './simulation.ts';
import { statedExecute } from './stated-handler.ts';
import { SEGMENT_KINDS } from './tally.ts';
import type { KindTally, Tally } from './tally.ts';

const PERCENTILES = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, 'p99.9': 0.999 } as const;

export interface PlatformReport {
  readonly generated: number;
  readonly served: number;
  readonly rejected: number;
  readonly failed: number;
  /** Instances started to answer a request: at the edge, one for each. */
  readonly coldStarts: number;
  /** Instances that exist, busy or idle, when the last request has arrived. */
  readonly instances: number;
  /** Of the served, from the moment the client wants the answer to its last byte; null when none was served. */
  readonly latencyMs: Readonly<Record<keyof typeof PERCENTILES | 'mean', number | null>>;
  /** Of the served; they add up to the mean. */
  readonly meanSegmentsMs: Readonly<Record<string, number>>;
  /** Where each figure of the whole population lies with 95 % confidence; null where the sample is too small to say. */
  readonly intervalsMs: Readonly<
    Record<keyof typeof PERCENTILES | 'mean', readonly [number | null, number | null]>
  >;
  /** Shares of `generated` and of `served`. */
  readonly errorShare: number;
  readonly coldStartShare: number;
  /** Times that a PoP had to load the module before it could answer. */
  readonly moduleLoads: number;
  /** Requests that a place which was too full led to another. */
  readonly spilled: number;
  /** By the scenario's `explain`: where that city's next client would be led after the last arrival, and why. */
  readonly routing: Readonly<Record<string, RoutingDecision>>;
  /** Means over time: instances that exist, that work, and requests in them. */
  readonly meanInstances: { readonly alive: number; readonly busy: number; readonly inService: number };
  /** Requests of attacks: in no latency, and in none of the counts above. */
  readonly attack: Readonly<Tally['attack']>;
  readonly cost: Cost;
  /** Of each of the scenario's kinds of requests, those of attacks left out; none where all requests are alike. */
  readonly kinds: readonly KindReport[];
}

interface KindReport {
  readonly name: string;
  readonly generated: number;
  readonly served: number;
  readonly rejected: number;
  readonly failed: number;
  /** As `PlatformReport` has them, of this kind alone. */
  readonly latencyMs: PlatformReport['latencyMs'];
  readonly meanComputeMs: number | null;
}

export interface Report {
  readonly scenario: Pick<Scenario, 'world' | 'handler' | 'component' | 'kinds' | 'explain'> & Amount;
  readonly seed: number;
  readonly generated: number;
  readonly virtualSeconds: number;
  /** Those of the world. */
  readonly platforms: Readonly<Partial<Record<PlatformId, PlatformReport>>>;
  readonly provenance: {
    readonly figures: typeof FIGURES;
    readonly lastMiles: typeof LAST_MILES;
    readonly accessMix: typeof ACCESS_MIX;
    readonly lambdaColdStart: ColdStartSource;
    readonly edgeStart: string;
    readonly compute: string;
    readonly places: typeof ATTRIBUTION;
  };
}

/** What a run with a real component adds to a scenario. */
export interface ComponentEvidence {
  readonly execute: Execute;
  /** By kind of request; one where all are alike. */
  readonly requestBytes: readonly number[];
  /** Where the compute figure comes from. */
  readonly compute: string;
}

/** Without `evidence` nothing runs and the scenario's stated handler answers. */
export function runScenario(scenario: Scenario, evidence: ComponentEvidence | null = null): Report {
  const { world, handler, amount, kinds } = scenario;
  const edgeStartUs = Number(world.compute.startUs);
  const simulation = createSimulation(world, {
    execute: evidence?.execute ?? statedExecute(scenario),
    edgeStartUs: () => edgeStartUs,
    requestBytes:
      evidence?.requestBytes ??
      (kinds.length === 0 ? [handler] : kinds.map((kind) => kind.handler)).map((each) => each.requestBytes),
    arrivalLimit: 'requests' in amount ? amount.requests : Infinity,
  });
  runArrivals(simulation, amount);
  const virtualSeconds = simulation.nowUs / 1_000_000;
  const atEnd = simulation.traffic().map(({ instances }, index) => ({
    instances,
    usage: simulation.usage(index),
    cost: costOf(simulation.bills(index), world.prices),
    routing: Object.fromEntries(
      scenario.explain.map((id) => [id, simulation.explain(index, cityIndexOf(id) as number)]),
    ),
  }));
  simulation.finish();
  const reports = simulation.traffic().map((traffic, index) => {
    const tally = simulation.tallies[index] as Tally;
    const { instances, usage, cost, routing } = atEnd[index] as (typeof atEnd)[number];
    const generated = simulation.generated - tally.attack.generated;
    return [
      traffic.platform,
      reportOf({ ...traffic, instances }, tally, { generated, usage, cost, routing, kinds }),
    ];
  });
  return {
    scenario: { world, ...amount, handler, component: scenario.component, kinds, explain: scenario.explain },
    seed: world.seed,
    generated: simulation.generated,
    virtualSeconds,
    platforms: Object.fromEntries(reports) as Report['platforms'],
    provenance: { ...provenanceOf(scenario), ...(evidence && { compute: evidence.compute }) },
  };
}

function runArrivals(simulation: Simulation, amount: Amount): void {
  if ('durationS' in amount) return simulation.advance(Math.round(amount.durationS * 1_000_000));
  while (simulation.generated < amount.requests && !simulation.isOver)
    simulation.advance(simulation.nowUs + 1_000_000);
}

interface Whole {
  readonly generated: number;
  readonly usage: LaneUsage;
  readonly cost: Cost;
  readonly routing: PlatformReport['routing'];
  readonly kinds: Scenario['kinds'];
}

const CONFIDENCE = 0.95;

function reportOf(
  traffic: PlatformTraffic,
  tally: Tally,
  { generated, usage, cost, routing, kinds }: Whole,
): PlatformReport {
  const { served, rejected, failed, coldStarts, instances } = traffic;
  const meanMs = (sumUs: number): number => (served === 0 ? 0 : rounded(sumUs / served / 1_000));
  const segments = SEGMENT_KINDS.map(
    (kind, at) => [kind, meanMs(tally.segmentSumsUs[at] as number)] as const,
  );
  const sumUs = tally.segmentSumsUs.reduce((sum, us) => sum + us, 0);
  const cumulative = new Cumulative(tally.overall);
  const intervals = Object.entries(PERCENTILES).map(
    ([name, p]) => [name, boundsMs(percentileInterval(cumulative, p, CONFIDENCE))] as const,
  );
  const moments = { count: served, sum: sumUs, sumOfSquares: tally.sumOfSquaresUs };
  const mean = meanInterval(moments, CONFIDENCE);
  return {
    generated,
    served,
    rejected,
    failed,
    coldStarts,
    instances,
    latencyMs: latencyMs(cumulative, mean.mean),
    meanSegmentsMs: Object.fromEntries(segments),
    intervalsMs: {
      ...Object.fromEntries(intervals),
      mean: boundsMs(mean),
    } as PlatformReport['intervalsMs'],
    errorShare: generated === 0 ? 0 : (rejected + failed) / generated,
    coldStartShare: served === 0 ? 0 : coldStarts / served,
    moduleLoads: tally.moduleLoads,
    spilled: tally.spilled,
    routing,
    meanInstances: usage,
    attack: tally.attack,
    cost,
    kinds: kinds.map(({ name }, at) => kindReportOf(name, tally.kinds[at] as KindTally)),
  };
}

function kindReportOf(name: string, tally: KindTally): KindReport {
  const { served, rejected, failed } = tally;
  const mean = (sumUs: number): number | null => (served === 0 ? null : sumUs / served);
  return {
    name,
    generated: served + rejected + failed,
    served,
    rejected,
    failed,
    latencyMs: latencyMs(new Cumulative(tally.latencies), mean(tally.latencySumUs)),
    meanComputeMs: inMs(mean(tally.computeSumUs)),
  };
}

function latencyMs(latencies: Cumulative, meanUs: number | null): PlatformReport['latencyMs'] {
  const percentiles = Object.entries(PERCENTILES).map(
    ([name, p]) => [name, inMs(latencies.percentileUs(p))] as const,
  );
  return { ...Object.fromEntries(percentiles), mean: inMs(meanUs) } as PlatformReport['latencyMs'];
}

const rounded = (value: number): number => Math.round(1_000_000 * value) / 1_000_000;
const inMs = (us: number | null): number | null => (us === null ? null : rounded(us / 1_000));
const boundsMs = ({ low, high }: Interval): readonly [number | null, number | null] => [
  inMs(low),
  inMs(high),
];

function provenanceOf(scenario: Scenario): Report['provenance'] {
  const { world, filledIn } = scenario;
  const { startUs } = world.compute;
  return {
    figures: FIGURES,
    lastMiles: LAST_MILES,
    accessMix: ACCESS_MIX,
    lambdaColdStart: COLD_STARTS[world.lambda.coldStart],
    edgeStart: `${startUs} µs, ${filledIn.startUs ? sourceOf(FIGURES.edgeStartUs) : 'stated by the scenario'}`,
    compute: computeWords(scenario),
    places: ATTRIBUTION,
  };
}

function computeWords({ handler, kinds, filledIn }: Scenario): string {
  if (kinds.length === 0) return wordsOf(handler, !filledIn.handlerUs);
  return kinds.map((kind) => `“${kind.name}”: ${wordsOf(kind.handler, kind.isComputeStated)}`).join('; ');
}

function wordsOf({ computeUs }: Scenario['handler'], isStated: boolean): string {
  if (typeof computeUs === 'object') return `${computeUs.kind}, stated by the scenario`;
  return `${computeUs} µs, ${isStated ? 'stated by the scenario' : sourceOf(FIGURES.handlerUs)}`;
}

function sourceOf({ kind, source, asOf }: Figure): string {
  return `${kind}: ${source} (${asOf})`;
}
