/**
 * Every figure of the model, each with its source, its date and how much it is worth: `quoted` from a published page,
 * `measured` by someone and fitted in our research, or `assumed`. The code takes its parameters from nowhere else.
 */
export type FigureKind = 'quoted' | 'measured' | 'assumed';

export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly kind: FigureKind;
  readonly source: string;
  /** When the source was valid or the assumption made: year, month or day. */
  readonly asOf: string;
}

const figure = (value: number, unit: string, kind: FigureKind, source: string, asOf: string): Figure => ({
  value,
  unit,
  kind,
  source,
  asOf,
});
const assumed = (value: number, unit: string, reason: string): Figure =>
  figure(value, unit, 'assumed', reason, '2026-11');

const GRAPH_FIT =
  'own fit of the cable graph to Azure’s P95 table of July 2026 and CloudPing’s AWS medians of 2025';
const PING_FIT = 'own fit to WonderNetwork pings of 242 cities, 2018';

export const FIGURES = {
  fibreKmPerMsOfRoundTrip: figure(
    100,
    'km/ms',
    'quoted',
    'light in fibre covers about 200 km a ms one way',
    '2018',
  ),
  hubEdgeMs: figure(0.35, 'ms', 'measured', GRAPH_FIT, '2026-07'),
  satelliteMs: assumed(
    620,
    'ms',
    'a place that cuts leave no cable: round trip over a geostationary satellite',
  ),
  attachHubs: figure(4, 'hubs', 'measured', GRAPH_FIT, '2026-07'),
  attachRatio: figure(1.5, '×', 'measured', GRAPH_FIT, '2026-07'),
  attachSlackKm: figure(150, 'km', 'measured', GRAPH_FIT, '2026-07'),
  directMostKm: figure(400, 'km', 'measured', GRAPH_FIT, '2026-07'),
  directFar: figure(1.35, '×', 'measured', GRAPH_FIT, '2026-07'),
  directNear: figure(0.55, '×', 'measured', GRAPH_FIT, '2026-07'),
  directScaleKm: figure(600, 'km', 'measured', GRAPH_FIT, '2026-07'),
  overheadBaseMs: figure(0.5, 'ms', 'measured', GRAPH_FIT, '2026-07'),

  backboneFactor: figure(1.16, '×', 'measured', GRAPH_FIT, '2026-07'),
  backboneAccessFactor: figure(1.61, '×', 'measured', GRAPH_FIT, '2026-07'),
  backboneDirectFactor: figure(1.15, '×', 'measured', GRAPH_FIT, '2026-07'),
  backboneOverheadMs: figure(6.67, 'ms', 'measured', GRAPH_FIT, '2026-07'),
  backboneOverheadKm: figure(423, 'km', 'measured', GRAPH_FIT, '2026-07'),
  publicFactor: figure(1.26, '×', 'measured', PING_FIT, '2018'),
  publicAccessFactor: figure(1.7, '×', 'measured', PING_FIT, '2018'),
  publicDirectFactor: figure(3, '×', 'measured', PING_FIT, '2018'),
  publicOverheadMs: figure(9.67, 'ms', 'measured', PING_FIT, '2018'),
  publicOverheadKm: figure(607, 'km', 'measured', PING_FIT, '2018'),

  routeShift: figure(-0.04, 'ln', 'measured', PING_FIT, '2018'),
  routeSpread: figure(0.13, 'ln', 'measured', PING_FIT, '2018'),
  routeDetourShare: figure(0.3, 'share', 'measured', PING_FIT, '2018'),
  routeDetourMean: figure(0.25, 'ln', 'measured', PING_FIT, '2018'),
  rankedPops: assumed(64, 'PoPs', 'geographically nearest ones that a client’s route can lead to'),
  storyPops: figure(
    4_100,
    'PoPs',
    'quoted',
    'Akamai’s own count in many talks; where they stand is made up',
    '2025',
  ),
  jitterMedianMs: figure(0.4, 'ms', 'measured', PING_FIT, '2018'),
  jitterSpread: figure(2, 'ln', 'measured', PING_FIT, '2018'),
  jitterCapMs: assumed(50, 'ms', 'jitter of one request is at most this and half its round trip'),

  anycastPoorShare: figure(
    0.2,
    'share',
    'quoted',
    'of clients not led to their best front end: Analyzing the Performance of an Anycast CDN, IMC',
    '2015',
  ),
  anycastWorstRank: assumed(
    6,
    'rank',
    'a client led astray is led to the second to sixth best, with weights 1 / rank',
  ),
  anycastFlipShare: figure(
    0.03,
    'share',
    'quoted',
    'vantage points whose site flips: 0.8 % in 2016, 3.2 %',
    '2024',
  ),
  convergenceMedianS: assumed(15, 's', 'until routes have left a PoP that withdrew, 5 to 60 s typically'),
  convergenceSpread: assumed(0.7, 'ln', 'of the same, by access network'),
  convergenceMostS: assumed(300, 's', 'of the same, at most'),
  withoutEcsShare: assumed(0.1, 'share', 'of clients behind public resolvers that hide their network'),
  healthProbeS: assumed(10, 's', 'between two probes of a place'),
  healthProbes: assumed(3, 'probes', 'that must fail before DNS stops naming a place'),
  clientTimeoutS: assumed(3, 's', 'until a client gives up and tries the next address, once'),
  spillAbove: assumed(
    0.9,
    'utilisation',
    'asked of a place that sheds load; Front Door and FastRoute shed alike',
  ),
  spillReviewS: assumed(1, 's', 'between two looks at a place’s demand'),
  spillMemory: assumed(0.8, 'weight', 'of each look at the demand beside the next one'),
  spillTo: assumed(0.85, 'utilisation', 'that shedding aims at'),
  spillBelow: assumed(0.7, 'utilisation', 'of a place that takes what others shed'),
  spillAfterS: assumed(5, 's', 'that a place is asked for too much before it sheds'),

  originGiveUpS: figure(30, 's', 'quoted', 'longest run of a function, Akamai Functions', '2026'),
  resolverMs: assumed(2, 'ms', 'from the last mile to the access network’s own resolver'),
  failedLookupMs: assumed(20, 'ms', 'a handler’s call to a host that no origin of the world has'),
  dnsTtlS: figure(20, 's', 'quoted', 'TTL of Akamai’s A records, blogs.akamai.com', '2013-03'),
  segmentBytes: figure(1460, 'B', 'quoted', 'TCP payload of a 1500-byte packet', '2013'),
  initialWindow: figure(10, 'segments', 'quoted', 'RFC 6928', '2013-04'),
  firstTimeoutMs: figure(
    1_000,
    'ms',
    'quoted',
    'RFC 6298; RFC 9002 has 999 ms for a first QUIC packet',
    '2021',
  ),
  leastTimeoutMs: figure(200, 'ms', 'quoted', 'TCP_RTO_MIN of Linux', '2024'),
  timeoutRoundTrips: figure(
    3,
    'RTT',
    'quoted',
    'RTT + 4 × RTT / 2 after one sample, RFC 6298 and RFC 9002',
    '2021',
  ),
  fastRetransmitSegments: figure(3, 'segments', 'quoted', 'that must follow a lost one, RFC 5681', '2009'),
  wiredLoss: assumed(0.001, 'share', 'of packets lost on a good line'),
  degradedLoss: assumed(0.01, 'share', 'of packets lost on a bad one'),
  warmWindowBytes: assumed(1_000_000, 'B', 'congestion window of a connection that has been in use'),
  downMbps: assumed(50, 'Mb/s', 'a client’s download rate'),
  upMbps: assumed(20, 'Mb/s', 'a client’s upload rate'),
  backboneMbps: assumed(1_000, 'Mb/s', 'rate of one connection inside a provider’s network'),

  lambdaPlatformMedianMs: assumed(60, 'ms', 'placement and code download, which Init Duration leaves out'),
  lambdaPlatformSpread: assumed(0.5, 'ln', 'of the same'),
  coldStartFloor: assumed(0.75, '× p50', 'the shortest start of a distribution quoted from its median up'),
  edgeStartUs: figure(500, 'µs', 'quoted', 'Spin cold start, fermyon.com', '2025'),
  isolateStartMs: figure(5, 'ms', 'quoted', 'start of a V8 isolate, blog.cloudflare.com', '2018'),
  isolateStartSpread: assumed(0.5, 'ln', 'of the same'),
  moduleBytes: assumed(1_400_000, 'B', 'a compiled handler, when nothing says how large it is'),
  moduleLoadMsPerMb: assumed(3, 'ms/MB', 'a PoP makes a fetched component ready to start (1 to 5)'),
  autoscalePeriodS: figure(
    15,
    's',
    'quoted',
    'Kubernetes HorizontalPodAutoscaler, default sync period',
    '2026',
  ),
  autoscaleTolerance: figure(0.1, 'share', 'quoted', 'Kubernetes HorizontalPodAutoscaler, default', '2026'),
  autoscaleDownWindowS: figure(300, 's', 'quoted', 'Kubernetes HorizontalPodAutoscaler, default', '2026'),
  autoscaleUpPods: figure(4, 'pods', 'quoted', 'Kubernetes HorizontalPodAutoscaler, scale-up policy', '2026'),
  replicaMemoryMb: assumed(1_024, 'MB', 'of one replica; on LKE each has a node of its own'),
  replicaVcpus: assumed(0.5, 'vCPU', 'of one replica'),
  instanceMemoryMb: figure(128, 'MiB', 'quoted', 'limit of Akamai Functions and of Workers', '2026'),
  podStartMs: assumed(3_000, 'ms', 'median start of a pod whose image is on its node'),
  podStartSpread: assumed(0.4, 'ln', 'of the same'),
  edgeQueueLimit: assumed(1_000, 'requests', 'waiting at one PoP before it answers 503'),

  handlerUs: assumed(2_000, 'µs', 'compute of a handler nobody measured'),
  requestBytes: assumed(500, 'B', 'request line and headers of a browser’s GET'),
  responseBytes: assumed(10_000, 'B', 'a small page or JSON answer'),
} as const satisfies Record<string, Figure>;

export type AccessNetwork = 'fibre' | 'cable' | 'dsl' | '5g' | '4g' | '3g' | 'leo';
export type IncomeClass = 'high' | 'middle' | 'low';

export interface LastMile {
  /** Added to every round trip when the line is idle: median, and the standard deviation of its logarithm. */
  readonly medianMs: number;
  readonly spread: number;
  readonly kind: FigureKind;
  readonly source: string;
  readonly asOf: string;
}

const Y2KDASH = 'ranges read from Ookla, M-Lab and Radar (y2kdash)';
export const LAST_MILES: Readonly<Record<AccessNetwork, LastMile>> = {
  fibre: { medianMs: 4, spread: 0.35, kind: 'quoted', source: `FTTH 2–6 ms idle: ${Y2KDASH}`, asOf: '2026' },
  cable: {
    medianMs: 13,
    spread: 0.4,
    kind: 'quoted',
    source: `DOCSIS 3.1 10–18 ms idle: ${Y2KDASH}`,
    asOf: '2026',
  },
  dsl: {
    medianMs: 24,
    spread: 0.4,
    kind: 'quoted',
    source: 'below FCC’s 44 ms; VDSL (Bajpai 2017)',
    asOf: '2017',
  },
  '5g': {
    medianMs: 22,
    spread: 0.45,
    kind: 'quoted',
    source: `fixed wireless 18–35 ms idle: ${Y2KDASH}`,
    asOf: '2026',
  },
  '4g': { medianMs: 42, spread: 0.5, kind: 'quoted', source: '31–39 ms Ookla, 50 ms Grigorik', asOf: '2019' },
  '3g': { medianMs: 150, spread: 0.6, kind: 'quoted', source: '200 ms, Grigorik', asOf: '2013' },
  leo: { medianMs: 32, spread: 0.35, kind: 'quoted', source: 'Starlink 25–45 ms', asOf: '2026' },
};

/** First congestion windows in segments, as cdnplanet.com measured them in 2017; RFC 6928 is everybody else's. */
export const INITIAL_WINDOWS = {
  rfc6928: 10,
  cloudflare: 10,
  fastly: 10,
  cloudfront: 25,
  akamai: 32,
} as const;

/** How new connections begin: TLS 1.3 over TCP 55 %, QUIC 35 % (a third of it without waiting), TLS 1.2 10 %. Assumed. */
export const NEW_CONNECTIONS = {
  'tcp+tls1.3': 0.55,
  quic: 0.245,
  'quic-0rtt': 0.105,
  'tcp+tls1.2': 0.1,
} as const;

/** Share of people who are online, by their country's income class. Assumed. */
export const INTERNET_USE: Readonly<Record<IncomeClass, number>> = { high: 0.95, middle: 0.75, low: 0.4 };

/** Shares of access networks among the clients of a country, by its income class. Assumed; each row adds up to 1. */
export const ACCESS_MIX: Readonly<Record<IncomeClass, Partial<Record<AccessNetwork, number>>>> = {
  high: { fibre: 0.35, cable: 0.25, dsl: 0.08, '5g': 0.17, '4g': 0.14, leo: 0.01 },
  middle: { '4g': 0.5, fibre: 0.25, '5g': 0.12, dsl: 0.1, '3g': 0.03 },
  low: { '4g': 0.62, '3g': 0.2, fibre: 0.08, '5g': 0.05, leo: 0.05 },
};
