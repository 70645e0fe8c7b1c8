/**
 * One request told in words: its segments in integer microseconds, contiguous and adding up to the total. Where traffic
 * draws, this tells the typical case: the most common line at its median quality, no jitter, the resolver knows the name,
 * a cold start takes its median.
 */
import type { World } from '../project/world.ts';
import type {
  OriginCallSpan,
  Parameter,
  PlatformId,
  Provenance,
  Segment,
  Waterfall,
} from '../protocol/waterfall.ts';
import { COLD_STARTS } from './data/cold-starts.ts';
import { FIGURES, LAST_MILES } from './data/constants.ts';
import type { Figure } from './data/constants.ts';
import { typicalAccess } from './network/last-mile.ts';
import {
  halfUs,
  HANDSHAKES,
  type Handshake,
  handshakeOf,
  slowStartRounds,
  transferUs,
  WARM_WINDOW,
  wireUs,
} from './network/legs.ts';
import { networkOf, popToRegion } from './network/network.ts';
import { at, cityAt, popsOf, regionAt } from './places.ts';
import { drawColdStart } from './platforms/cold-start.ts';
import { codeSite, locate } from './routing/locate.ts';
import { kilobytes, milliseconds } from './words.ts';

/** What the host saw of the handler, in order. */
export interface HandlerSlice {
  readonly kind: 'compute' | 'origin-wait';
  readonly durationUs: number;
  readonly provenance: Provenance;
  readonly detail: string;
}

export interface WaterfallInput {
  readonly platform: PlatformId;
  readonly cityIndex: number;
  readonly connection: 'new' | 'reused';
  /** Whether this is the first request after a long silence: no instance is warm but containers, which always are. */
  readonly arrival: 'cold' | 'warm';
  /** Start of the fresh instance at the edge, microseconds, and where that figure comes from. */
  readonly startUs: number;
  readonly startProvenance: Provenance;
  /** Until the head of the answer is sent, then while its body goes on being made, then after it was whole. */
  readonly answer: readonly HandlerSlice[];
  readonly stream: readonly HandlerSlice[];
  readonly after: readonly HandlerSlice[];
  /** Times count from the start of the handler. */
  readonly calls: readonly OriginCallSpan[];
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Of a body that is made piece by piece. */
  readonly lastChunkBytes: number;
}

export type Step = Omit<Segment, 'startUs'>;

/** Round trips and lookups of one request, microseconds. */
export interface Route {
  readonly rttUs: number;
  readonly dnsUs: number;
  /** For the reader: what the round trip is made of. */
  readonly rttWords: string;
  readonly dnsWords: string;
  /** The same as parameters of a formula. */
  readonly parts: readonly Parameter[];
}

export function buildWaterfall(world: World, input: WaterfallInput): Waterfall {
  const route = routeOf(world, input);
  const before = [...connectSteps(world, route, input.connection), requestStep(route, input.requestBytes)];
  const start = startSteps(world, input);
  const code = codeSteps(world, input);
  const server = [...before, ...start, ...code.there, ...input.answer.map(rounded), ...code.back];
  const streamUs = totalOf(input.stream.map(rounded));
  const serverUs = totalOf(server);
  const handlerStartUs = totalOf([...before, ...start, ...code.there]);
  const head = [...server, responseStep(route)];
  const ttfbUs = totalOf(head);
  const transfer = bodyStep(world, route, input, streamUs);
  const segments = layOut([...head, ...streamSteps(streamUs), transfer]);
  return {
    segments,
    after: layOut(input.after.map(rounded), serverUs + streamUs),
    calls: input.calls.map((call) => ({ ...call, startUs: call.startUs + handlerStartUs })),
    ttfbUs,
    totalUs: ttfbUs + streamUs + transfer.durationUs,
  };
}

function totalOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.durationUs, 0);
}

const rounded = (slice: HandlerSlice): Step => ({ ...slice, durationUs: Math.round(slice.durationUs) });

/** One after another; steps that take no time are left out. */
function layOut(steps: readonly Step[], fromUs = 0): readonly Segment[] {
  let startUs = fromUs;
  const segments: Segment[] = [];
  for (const step of steps) {
    if (step.durationUs > 0) segments.push({ ...step, startUs });
    startUs += step.durationUs;
  }
  return segments;
}

function routeOf(world: World, { platform, cityIndex }: WaterfallInput): Route {
  const site = locate(world, platform, cityIndex);
  const network = networkOf(world);
  const table = site.kind === 'pop' ? network.cityToPop : network.cityToRegion;
  const pathUs = table.us(cityIndex, site.index);
  const access = typicalAccess(world.clients.access, cityIndex);
  const lastMileUs = 1_000 * LAST_MILES[access].medianMs;
  const to =
    site.kind === 'pop'
      ? `the PoP in ${at(popsOf(world), site.index, 'PoP').name}`
      : regionAt(site.index).name;
  const parts = `${milliseconds(pathUs)} ${cityAt(cityIndex).name} to ${to}, ${milliseconds(lastMileUs)} last mile (${access})`;
  return {
    rttUs: pathUs + lastMileUs,
    dnsUs: lastMileUs + 1_000 * FIGURES.resolverMs.value,
    rttWords: `RTT ${milliseconds(pathUs + lastMileUs)} = ${parts}`,
    dnsWords: `the resolver behind the ${access} line knows the name`,
    parts: [
      { name: 'RTT', value: milliseconds(pathUs + lastMileUs), source: 'path + last mile' },
      { name: 'path', value: milliseconds(pathUs), source: PATH },
      {
        name: 'last mile',
        value: milliseconds(lastMileUs),
        source: `${access}, ${sourceOf(LAST_MILES[access])}`,
      },
    ],
  };
}

const PATH = `overhead(distance) + ${FIGURES.publicFactor.value} × cable path × detour`;
const sourceOf = ({ kind, source, asOf }: Pick<Figure, 'kind' | 'source' | 'asOf'>): string =>
  `${kind}: ${source} (${asOf})`;

const parameter = (name: string, figure: Figure): Parameter => ({
  name,
  value: `${figure.value} ${figure.unit}`,
  source: sourceOf(figure),
});

/** @param formula of the round trip, whose parts follow what else is put in. */
const overNetwork = (formula: string, { parts }: Route, more: readonly Parameter[] = []): Provenance => ({
  kind: 'modelled',
  formula,
  parameters: [...more, ...parts],
  source: 'own hub-and-cable graph, median error 9.6 % on WonderNetwork pings between 242 cities, 2018',
});
const BACKBONE: Provenance = {
  kind: 'modelled',
  formula: `overhead(distance) + ${FIGURES.backboneFactor.value} × cable path`,
  source: 'own hub-and-cable graph, median error 4.6 % on the Azure P95 table of July 2026',
};
const modelled = (formula: string, figure: Figure, parameters: readonly Parameter[] = []): Provenance => ({
  kind: 'modelled',
  formula,
  parameters,
  source: sourceOf(figure),
});

const TLS_NAMES: Readonly<Partial<Record<Handshake, string>>> = {
  'tcp+tls1.2': 'TLS 1.2',
  'tcp+tls1.2-resumed': 'resumed TLS 1.2',
  'tcp+tls1.3': 'TLS 1.3',
};

export function connectSteps(world: World, route: Route, connection: 'new' | 'reused'): readonly Step[] {
  if (connection === 'reused') return [];
  const handshake = handshakeOf(world, connection);
  const { transport, tls } = HANDSHAKES[handshake];
  const { rttUs, dnsUs, rttWords, dnsWords } = route;
  return [
    {
      kind: 'dns',
      durationUs: dnsUs,
      provenance: modelled('last mile + resolver', FIGURES.resolverMs, [
        ...route.parts.slice(-1),
        parameter('resolver', FIGURES.resolverMs),
      ]),
      detail: dnsWords,
    },
    {
      kind: 'tcp',
      durationUs: transport * rttUs,
      provenance: overNetwork(`${transport} × RTT`, route),
      detail: `${handshake.startsWith('quic') ? 'QUIC' : 'TCP'} handshake, ${transport} × ${rttWords}`,
    },
    {
      kind: 'tls',
      durationUs: tls * rttUs,
      provenance: overNetwork(`${tls} × RTT`, route),
      detail: `${TLS_NAMES[handshake]} handshake, ${tls} × ${rttWords}`,
    },
  ];
}

export function requestStep(route: Route, bytes: number): Step {
  const durationUs = halfUs(route.rttUs) + wireUs(bytes, FIGURES.upMbps.value);
  const detail = `half of ${route.rttWords}; ${kilobytes(bytes)} at ${FIGURES.upMbps.value} Mb/s`;
  const provenance = overNetwork('RTT / 2 + 8 × bytes / rate', route, [
    { name: 'bytes', value: `${bytes} B`, source: 'request line, headers and body' },
    parameter('rate', FIGURES.upMbps),
  ]);
  return { kind: 'request', durationUs, provenance, detail };
}

export function responseStep(route: Route): Step {
  const durationUs = route.rttUs - halfUs(route.rttUs);
  const provenance = overNetwork('RTT / 2', route);
  return { kind: 'response', durationUs, provenance, detail: `half of ${route.rttWords}` };
}

export function transferStep(world: World, route: Route, connection: 'new' | 'reused', bytes: number): Step {
  const window = connection === 'new' ? world.clients.initialWindow : WARM_WINDOW;
  const mbps = FIGURES.downMbps.value;
  const waits = slowStartRounds(bytes, window) - 1;
  const rounds =
    waits === 0
      ? 'in the first window'
      : `${waits} more round trips while the window of ${window} segments doubles`;
  return {
    kind: 'transfer',
    durationUs: transferUs(bytes, route.rttUs, window, mbps),
    provenance: overNetwork('(rounds − 1) × RTT + 8 × bytes / rate', route, [
      { name: 'rounds', value: String(waits + 1), source: 'of slow start, RFC 6928' },
      { name: 'bytes', value: `${bytes} B`, source: 'status line, headers and body' },
      parameter('rate', FIGURES.downMbps),
    ]),
    detail: `${kilobytes(bytes)} at ${mbps} Mb/s, ${rounds}`,
  };
}

const STREAM: Provenance = {
  kind: 'modelled',
  formula: 'the handler’s waits and compute between the head and the last piece of its answer',
  source: 'docs/model.md, streamed answers',
};

function streamSteps(streamUs: number): readonly Step[] {
  const detail = 'the head and first pieces are on their way while the handler makes the rest';
  return [{ kind: 'stream', durationUs: streamUs, provenance: STREAM, detail }];
}

/** Pieces travel while others are made: what is left is the last one's own transfer, or what the line has not yet carried. */
function bodyStep(world: World, route: Route, input: WaterfallInput, streamUs: number): Step {
  const whole = transferStep(world, route, input.connection, input.responseBytes);
  if (streamUs === 0) return whole;
  const last = transferStep(world, route, 'reused', input.lastChunkBytes);
  return whole.durationUs - streamUs > last.durationUs
    ? { ...whole, durationUs: whole.durationUs - streamUs }
    : last;
}

/** Where the handler runs in a region behind the PoP: the edge function's own compute, and the way there and back. */
function codeSteps(world: World, { platform, cityIndex, responseBytes }: WaterfallInput): CodeSteps {
  const [front, code] = [locate(world, platform, cityIndex), codeSite(world, platform, cityIndex)];
  if (front === code) return { there: [], back: [] };
  const rttUs = popToRegion(world).us(front.index, code.index);
  const way = `${at(popsOf(world), front.index, 'PoP').name} to ${regionAt(code.index).name}, RTT ${milliseconds(rttUs)}`;
  const answer = `${kilobytes(responseBytes)} at ${FIGURES.backboneMbps.value} Mb/s`;
  return {
    there: [
      {
        kind: 'compute',
        durationUs: Math.round(world.hybrid.edgeUs),
        provenance: { kind: 'modelled', formula: 'stated figure', source: 'this world’s hybrid setting' },
        detail: 'the edge function, before it calls the containers',
      },
      backbone(halfUs(rttUs), `half of ${way}`),
    ],
    back: [
      backbone(
        rttUs - halfUs(rttUs) + wireUs(responseBytes, FIGURES.backboneMbps.value),
        `half of ${way}; ${answer}`,
      ),
    ],
  };
}

function backbone(durationUs: number, detail: string): Step {
  return { kind: 'backbone', durationUs, provenance: BACKBONE, detail };
}

interface CodeSteps {
  readonly there: readonly Step[];
  readonly back: readonly Step[];
}

/** From the arrival of the request at its platform to the first line of the code there. */
function startSteps(world: World, input: WaterfallInput): readonly Step[] {
  if (input.platform === 'containers') return [];
  if (input.platform === 'isolates') return input.arrival === 'cold' ? isolateSteps(world, input) : [];
  if (input.platform === 'edge' || input.platform === 'hybrid') {
    if (input.platform === 'edge' && world.edge.instances === 'reused' && input.arrival === 'warm') return [];
    const durationUs = Math.round(input.startUs);
    const detail =
      world.edge.instances === 'fresh'
        ? 'a fresh instance of the component, as for every request'
        : 'a fresh instance of the component, which later requests use again';
    return [{ kind: 'cold-start', durationUs, provenance: input.startProvenance, detail }];
  }
  return input.arrival === 'cold' ? lambdaColdSteps(world) : [];
}

/** An isolate starts while the TLS handshake goes on. */
function isolateSteps(world: World, input: WaterfallInput): readonly Step[] {
  const wholeUs = 1_000 * FIGURES.isolateStartMs.value;
  const tlsUs = input.connection === 'new' ? routeOf(world, input).rttUs : 0;
  return [
    {
      kind: 'cold-start',
      durationUs: Math.max(0, wholeUs - tlsUs),
      provenance: modelled('median start − TLS handshake', FIGURES.isolateStartMs),
      detail: 'start of an isolate, less what passed during the TLS handshake',
    },
  ];
}

function lambdaColdSteps(world: World): readonly Step[] {
  const { name, source, asOf } = COLD_STARTS[world.lambda.coldStart];
  const { initUs, platformUs } = drawColdStart(world.lambda.coldStart, 0.5, 0.5);
  const quoted: Provenance = { kind: 'quoted', source, asOf };
  const figure = FIGURES.lambdaPlatformMedianMs;
  const platform = modelled(`lognormal, median ${figure.value} ms`, figure);
  return [
    {
      kind: 'cold-start',
      durationUs: platformUs,
      provenance: platform,
      detail: 'placement and code download, median',
    },
    {
      kind: 'cold-start',
      durationUs: initUs,
      provenance: quoted,
      detail: `start of a new environment: median of ${name}`,
    },
  ];
}
