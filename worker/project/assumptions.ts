/**
 * What each field of a world assumes: its name for a reader, its unit, and where its default comes from. Types, limits and
 * defaults are the schema's. A field of the world without an entry here fails a test.
 */

/** `chosen`: a question that is asked of the model, and claims nothing about the world outside. */
export type AssumptionKind = 'quoted' | 'assumed' | 'chosen' | 'measured';

export interface Assumption {
  readonly label: string;
  readonly unit?: string;
  readonly kind: AssumptionKind;
  /** Who says so, or why it was taken. */
  readonly source: string;
  /** Year, month or day. */
  readonly asOf: string;
}

export interface AssumptionGroup {
  readonly name: string;
  /** Where docs/model.md has the formulas that use these. */
  readonly section: string;
  /** By their paths in the world, such as `lambda.keepAliveS`. */
  readonly entries: Readonly<Record<string, Assumption>>;
}

const AS_OF = '2026-11';
const assumed = (label: string, source: string, unit?: string): Assumption => ({
  label,
  kind: 'assumed',
  source,
  asOf: AS_OF,
  ...(unit === undefined ? {} : { unit }),
});
const chosen = (label: string, source: string, unit?: string): Assumption => ({
  ...assumed(label, source, unit),
  kind: 'chosen',
});
const quoted = (label: string, source: string, asOf: string, unit?: string): Assumption => ({
  ...assumed(label, source, unit),
  kind: 'quoted',
  asOf,
});

const UNPUBLISHED = 'Akamai Functions has no published price, so none is filled in';

export const WORLD_ASSUMPTIONS: readonly AssumptionGroup[] = [
  {
    name: 'The experiment',
    section: 'Figures',
    entries: {
      seed: chosen('Seed', 'the same seed draws the same arrivals, lines and routes'),
      startsAt: chosen('Begins at', 'the wall clock inside the world'),
      region: chosen('Region', 'where gen-1 serverless and, unless told otherwise, containers run'),
      platforms: chosen('Platforms', 'those that answer side by side'),
      'compute.startUs': {
        ...chosen('Start of an instance', 'measured in this tab, unless a figure is stated', 'µs'),
        kind: 'measured',
      },
      'compute.handlerUs': {
        ...chosen('Compute of the handler', 'measured in this tab, unless a figure is stated', 'µs'),
        kind: 'measured',
      },
    },
  },
  {
    name: 'Lambda',
    section: 'Platforms',
    entries: {
      'lambda.coldStart': quoted(
        'Cold starts as of',
        'Init Duration, maxday/lambda-perf, us-east-1, x86, 1,024 MB; “claimed”: fermyon.com',
        '2026-08-22',
      ),
      'lambda.keepAliveS': assumed('Idle environment stays', 'between the 5 and 15 minutes often seen', 's'),
      'lambda.concurrencyLimit': assumed('Concurrency limit', 'as an account has by default', 'environments'),
      'lambda.provisioned': chosen('Provisioned concurrency', 'none until it is paid for', 'environments'),
      'lambda.startsPer10S': quoted(
        'Starts at once, and again every 10 s',
        'AWS Lambda, scaling rate of a function',
        '2026',
        'environments',
      ),
      'lambda.memoryMb': chosen('Memory', 'the size at which its cold starts were measured', 'MB'),
    },
  },
  {
    name: 'Containers',
    section: 'Platforms',
    entries: {
      'containers.replicas': chosen('Replicas in each region', 'a small cluster'),
      'containers.concurrency': assumed('At once per replica', 'a small web server', 'requests'),
      'containers.queueLimit': assumed('Longest queue', 'of each region, then 503', 'requests'),
      'containers.regions': chosen('Regions', 'none: the world’s region'),
      'containers.autoscale': chosen('Autoscaling', 'off: the number of replicas stays'),
    },
  },
  {
    name: 'Isolates',
    section: 'Platforms',
    entries: {
      'isolates.concurrency': assumed('At once per isolate', 'of which a PoP has one', 'requests'),
      'isolates.keepAliveS': assumed('Idle isolate stays', 'a quarter of an hour', 's'),
    },
  },
  {
    name: 'Edge and hybrid',
    section: 'Platforms',
    entries: {
      'edge.concurrency': assumed('At once per PoP', 'instances that a PoP has room for', 'requests'),
      'edge.placement': chosen('PoPs', 'synthetic; only “regions” is anybody’s list'),
      'edge.instances': chosen('Instances', 'fresh for every request: WASI 0.2'),
      'edge.reuse.concurrency': assumed('At once per reused instance', 'WASI 0.3', 'requests'),
      'edge.reuse.idleS': assumed('Idle reused instance stays', 'WASI 0.3', 's'),
      'edge.moduleCacheS': assumed('PoP keeps a module unasked for', 'none: it is always there', 's'),
      'edge.filteredAttackShare': assumed(
        'Share of an attack that a PoP answers',
        'before anything of the handler’s runs',
      ),
      'hybrid.edgeUs': assumed('Compute of the hybrid’s edge function', 'before it calls the region', 'µs'),
    },
  },
  {
    name: 'Routing',
    section: 'Routing',
    entries: {
      'routing.policy': chosen('Policy', 'what leads clients to one of several places'),
      'routing.poorShare': quoted(
        'Anycast: share not led to their best PoP',
        'Analyzing the Performance of an Anycast CDN, IMC',
        '2015',
      ),
      'routing.withoutEcsShare': assumed(
        'DNS: share behind resolvers that hide their network',
        'public resolvers without client subnets',
      ),
      'routing.spill': chosen('Places shed what is too much', 'off: a place keeps what it is asked'),
      'routing.weights': chosen('Weights of regions', 'of weighted DNS; none: all alike'),
    },
  },
  {
    name: 'Clients',
    section: 'Network',
    entries: {
      'clients.access': chosen('Access networks', 'a mix by the income class of the country'),
      'clients.newConnectionShare': assumed('Share of new connections', 'the others are reused'),
      'clients.handshake': chosen('Handshake of a new connection', 'TLS 1.3 over TCP'),
      'clients.initialWindow': quoted('First congestion window', 'RFC 6928', '2013-04', 'segments'),
      'clients.lossShare': assumed('Share of packets lost', 'a good line'),
    },
  },
  {
    name: 'Traffic',
    section: 'Traffic',
    entries: {
      'traffic.perSecond': chosen('Requests a second', 'from the whole world'),
      'traffic.arrivals': chosen('Arrivals', 'independent of one another'),
      'traffic.diurnal': chosen('Follows the time of day', 'off: the same all day'),
      'traffic.surges': chosen('Surges', 'crowds and attacks'),
      'traffic.trace': chosen('Recording', 'arrivals in place of the rate'),
      'traffic.mix': chosen('Kinds of requests', 'none: everybody sends the one that is selected'),
      origins: chosen('Origins', 'hosts that the handler can call, with stated service times'),
      faults: chosen('Faults', 'what goes wrong, and when'),
    },
  },
  {
    name: 'Prices',
    section: 'Cost',
    entries: {
      'prices.freeTier': chosen('Free tiers are taken off', 'monthly allowances of providers'),
      'prices.lambdaArchitecture': chosen('Lambda on', 'x86 costs more a GB-s than Arm'),
      'prices.containers': chosen('Containers on', 'Kubernetes on Akamai Cloud, or Fargate'),
      'prices.node': chosen('Plan of a node', 'one replica has a node of its own'),
      'prices.highAvailability': chosen('Highly available control plane', 'off'),
      'prices.edge': chosen('Edge as billed by', 'own: the four prices below'),
      'prices.edgePerMillionRequests': chosen('A million requests', UNPUBLISHED, 'USD'),
      'prices.edgePerMillionCpuMs': chosen('A million CPU-ms', UNPUBLISHED, 'USD'),
      'prices.edgePerGb': chosen('A GB of egress', UNPUBLISHED, 'USD'),
      'prices.edgePerMonth': chosen('A month', UNPUBLISHED, 'USD'),
    },
  },
];
