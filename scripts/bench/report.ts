/** From samples to the report: medians, spreads, ratios, and what was promised of each. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { EngineArtifacts } from '../../worker/compiler/compile.ts';
import type { CompiledComponent } from '../../worker/protocol/compiler.ts';
import type { CompileTimes, FreshSamples } from './browser/calls.ts';
import type { ChromiumSamples } from './chromium.ts';
import type { NodeCompiles, PeerBuild } from './compile-in-node.ts';
import { atLeast, atMost, type Judged, megabytes, rounded, type Spread, spreadOf } from './figure.ts';
import type { MapSamples } from './map.ts';
import type { SpeedSamples } from './speeds.ts';
import { componentizeJs, componentizeQjs, type Peer } from './peers.ts';
import { SIMULATED_REQUESTS, type SimulatorTimes } from './simulator.ts';
import type { Sources } from './sources.ts';
import type { TypingSamples } from './typing.ts';

export interface Measured {
  readonly artifacts: EngineArtifacts;
  readonly sources: Sources;
  readonly hello: CompiledComponent;
  readonly hundredLines: CompiledComponent;
  readonly simulator: SimulatorTimes;
  readonly node: NodeCompiles;
  readonly chromium: ChromiumSamples;
  readonly typing: TypingSamples;
  readonly map: MapSamples;
  readonly speeds: SpeedSamples;
}

const gzipBytes = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

export function report(measured: Measured) {
  const { artifacts, hello, hundredLines, chromium } = measured;
  return {
    environment: environmentFacts(chromium),
    compileInChromium: compileFigures(measured),
    componentMegabytes: { hello: sizeFigures(hello), hundredLines: sizeFigures(hundredLines) },
    engineDownloadGzipMegabytes: atMost(
      megabytes(gzipBytes(artifacts.engine) + gzipBytes(artifacts.template)),
      0.7,
    ),
    freshInstanceInChromium: freshFigures(chromium),
    typingInChromium: typingFigures(measured.typing),
    mapInChromium: mapFigures(measured.map),
    fastTimeInChromium: speedFigures(measured.speeds),
    peers: peerFigures(measured),
    simulatorInNode: simulatorFigures(measured.simulator),
  };
}

function environmentFacts({ version, fresh }: ChromiumSamples) {
  return {
    date: new Date().toISOString(),
    cores: availableParallelism(),
    loadAverageOneMinute: rounded(loadavg()[0] ?? 0),
    cpu: cpus()[0]?.model ?? 'unknown',
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    chromium: version,
    chromiumClockStepUs: fresh.alone.clockStepUs,
  };
}

function compileFigures({ sources, chromium }: Measured) {
  const { warmHello, warmHundredLines, first } = chromium;
  const firstMs = spreadOf(first.map(({ roundTripMs }) => roundTripMs));
  const warm = warmFigures(warmHundredLines);
  return {
    note: 'worker/compiler.entry.ts in a worker; a round trip is from the page and back with the component',
    hello: warmFigures(warmHello),
    hundredLines: {
      lines: sources.hundredLines.trimEnd().split('\n').length,
      ...warm,
      warmMedianMs: atMost(warm.roundTripMs.median, 25),
    },
    firstAfterWorkerStart: {
      note: 'from new Worker() to the component, engine in the HTTP cache, a browser process that compiled nothing before',
      roundTripMs: firstMs,
      medianMs: atMost(firstMs.median, 400),
    },
  };
}

function warmFigures(times: readonly CompileTimes[]) {
  const stage = (name: keyof CompileTimes['stages']): Spread =>
    spreadOf(times.map(({ stages }) => stages[name]));
  const totals = times.map(({ stages }) => Object.values(stages).reduce((sum, ms) => sum + ms, 0));
  return {
    roundTripMs: spreadOf(times.map(({ roundTripMs }) => roundTripMs)),
    inWorkerMs: spreadOf(totals),
    stagesMs: {
      strip: stage('stripMs'),
      instantiate: stage('instantiateMs'),
      evaluate: stage('evaluateMs'),
      snapshot: stage('snapshotMs'),
      splice: stage('spliceMs'),
    },
  };
}

const sizeFigures = ({ component }: CompiledComponent): Record<'raw' | 'gzip', Judged> => ({
  raw: atMost(megabytes(component.length), 1.4),
  gzip: atMost(megabytes(gzipBytes(component)), 0.6),
});

function freshFigures({ fresh }: ChromiumSamples) {
  const alone = spreadOfSamples<'request'>(fresh.alone);
  const us = spreadOfSamples<OursUs | JcoUs>(fresh.besideJco);
  return {
    note: 'hello; batches are interleaved and each sample is the mean of one. A request is: have a pristine instance, run, read the answer as text',
    answer: fresh.alone.answer,
    bareInstanceUs: us.bareInstance,
    pristineByMemoryCopyUs: us.reset,
    untilFirstLineUs: us.untilFirstLine,
    untilFirstLineToBareInstance: atMost(us.untilFirstLine.median / us.bareInstance.median, 0.5),
    requestUs: alone.request,
    requestsPerSecond: atLeast(1_000_000 / alone.request.median, 5_000),
    besideTheSameThroughJco: {
      note: 'preview2-shim for browsers, core modules compiled once; until the first line includes making its Request',
      oursRequestUs: us.request,
      jcoInstanceUs: us.jcoInstance,
      jcoUntilFirstLineUs: us.jcoUntilFirstLine,
      jcoRequestUs: us.jcoRequest,
      jcoRequestsPerSecond: rounded(1_000_000 / us.jcoRequest.median),
      oursTimesJco: atLeast(us.jcoRequest.median / us.request.median, 10),
    },
  };
}

type OursUs = 'bareInstance' | 'reset' | 'untilFirstLine' | 'request';
type JcoUs = `jco${'Instance' | 'UntilFirstLine' | 'Request'}`;
type PeerUs = 'untilFirstLine' | `componentize${'Js' | 'Qjs'}${'Instance' | 'UntilFirstLine' | 'Request'}`;

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- only the caller knows which group was measured
const spreadOfSamples = <Name extends string>({ samplesUs }: FreshSamples): Record<Name, Spread> =>
  Object.fromEntries(Object.entries(samplesUs).map(([name, samples]) => [name, spreadOf(samples)])) as Record<
    Name,
    Spread
  >;

function peerFigures({ hello, node, chromium }: Measured) {
  const ours = spreadOf(node.oursMs);
  const us = spreadOfSamples<PeerUs>(chromium.fresh.besidePeers);
  const peer = (name: 'Js' | 'Qjs', { package: packageName, version }: Peer, build: PeerBuild) => {
    const buildMs = spreadOf(build.laterMs);
    return {
      package: packageName,
      version,
      buildMs,
      firstBuildMs: rounded(build.firstMs),
      megabytes: { raw: megabytes(build.component.length), gzip: megabytes(gzipBytes(build.component)) },
      throughJcoInChromium: {
        instanceUs: us[`componentize${name}Instance`],
        untilFirstLineUs: us[`componentize${name}UntilFirstLine`],
        requestUs: us[`componentize${name}Request`],
      },
    };
  };
  const starling = peer('Js', componentizeJs, node.componentizeJs);
  const quickjs = peer('Qjs', componentizeQjs, node.componentizeQjs);
  return {
    note: 'compile times all in one Node process, ours between theirs; the first build of each does not count. Starts in Chromium, interleaved',
    oursWarmInNodeMs: ours,
    oursUntilFirstLineUs: us.untilFirstLine,
    componentizeJs: {
      ...starling,
      compileTimesOurs: atLeast(starling.buildMs.median / ours.median, 60),
      ourSizeToTheirs: atMost(hello.component.length / node.componentizeJs.component.length, 1 / 8),
      ourFirstLineToTheirs: atMost(us.untilFirstLine.median / us.componentizeJsUntilFirstLine.median, 1 / 20),
    },
    componentizeQjs: {
      note: 'it has no web API and cannot link wasi:http, so its handler is a function from path and city to text: less than hello',
      ...quickjs,
      compileTimesOurs: atLeast(quickjs.buildMs.median / ours.median, 20),
      ourSizeToTheirs: rounded(hello.component.length / node.componentizeQjs.component.length),
      ourFirstLineToTheirs: rounded(us.untilFirstLine.median / us.componentizeQjsUntilFirstLine.median),
    },
  };
}

function typingFigures({ keys, compiles, longTasksMs, keyToPaintMs }: TypingSamples) {
  return {
    note: 'the built page, a handler of 101 lines, the type checker loaded; compiles are those that the status line told of meanwhile. The browser calls a task long from 50 ms on',
    keys,
    compiles,
    longTasks: longTasksMs.length,
    longestTaskMs: atMost(Math.max(0, ...longTasksMs), 50),
    keysSlowerThan16Ms: keyToPaintMs.length,
    slowestKeyToPaintMs: rounded(Math.max(0, ...keyToPaintMs)),
  };
}

function mapFigures({ framesMs, painterMs, marks, platforms }: MapSamples) {
  const frames = spreadOf(framesMs);
  const painter = spreadOf(painterMs);
  return {
    note: 'the built page at 1920 × 1080, the world alone, live traffic at 200 requests a second; the painter is the whole animation callback of the map, by a clock of 0.1 ms',
    requestsInFlight: atLeast(spreadOf(marks).median / platforms, 300),
    marksInAFrame: spreadOf(marks),
    frameMs: frames,
    frameP95Ms: atMost(frames.p95, 17.5),
    painterMs: painter,
    painterP95Ms: atMost(painter.p95, 4),
  };
}

const LONG_FRAME_MS = 50;
const longFrames = (framesMs: readonly number[]): number =>
  framesMs.filter((ms) => ms > LONG_FRAME_MS).length;

function speedFigures({ idleFramesMs, at }: SpeedSamples) {
  const idle = spreadOf(idleFramesMs);
  /** What an idle page does here, and a tenth: a busy machine drops frames of any page. */
  const budgetMs = Math.max(17.5, 1.1 * idle.p95);
  const figures = ({ framesMs, pace }: SpeedSamples['at'][60], leastPace: number) => {
    const frames = spreadOf(framesMs);
    return {
      paceReached: atLeast(pace, leastPace),
      frameMs: frames,
      frameP95Ms: atMost(frames.p95, rounded(budgetMs)),
      framesLongerThan50Ms: atMost(longFrames(framesMs), longFrames(idleFramesMs)),
    };
  };
  return {
    note: 'the built page at 1920 × 1080, the world alone, 200 requests a second on three platforms; at 3,600x that is 2.16 million platform requests in a real second, twice what one core has to simulate, so that the page falls behind and says how far. A pace of 0.95 and more counts as 1',
    idle: { frameMs: idle, framesLongerThan50Ms: longFrames(idleFramesMs) },
    at60x: figures(at[60], 0.95),
    at3600x: figures(at[3600], 0.3),
  };
}

function simulatorFigures({ seconds, growth }: SimulatorTimes) {
  const spread = spreadOf(seconds);
  return {
    requests: SIMULATED_REQUESTS,
    platforms: 3,
    seconds: spread,
    medianSeconds: atMost(spread.median, 2.5),
    note: 'a request on three platforms counts three times in platformRequestsPerSecond',
    platformRequestsPerSecond: atLeast(rounded((3 * SIMULATED_REQUESTS) / spread.median), 1_000_000),
    onePlatform: growth.map(({ requests, seconds: took, heapMb }) => ({
      requests,
      seconds: rounded(took),
      requestsPerSecond: rounded(requests / took),
      heapMb: rounded(heapMb),
    })),
  };
}
