/**
 * The world a handler is tried in: everything the simulation needs besides time. It travels in links and scenarios, so
 * every field is checked here, has its value in `DEFAULT_WORLD`, and keeps its meaning for ever (see docs/formats.md).
 */
import { z } from 'zod';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';
import { faultSchema } from './faults.ts';
import { DEFAULT_PRICES, pricesSchema } from './world-prices.ts';
import { DEFAULT_TRAFFIC, trafficSchema } from './world-traffic.ts';

/**
 * Cloud regions the platforms and origins can live in; places and names are in `worker/model/data`. Links name them: an id
 * that was ever here stays.
 */
// prettier-ignore
export const REGION_IDS = [
  // AWS
  'us-east-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'eu-west-1', 'eu-central-1', 'eu-north-1',
  'af-south-1', 'me-central-1', 'ap-south-1', 'ap-southeast-1', 'ap-northeast-1', 'ap-southeast-2',
  'us-east-2', 'us-west-1', 'ca-west-1', 'mx-central-1', 'eu-west-2', 'eu-west-3', 'eu-central-2',
  'eu-south-1', 'eu-south-2', 'il-central-1', 'me-south-1', 'ap-south-2', 'ap-southeast-3',
  'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ap-northeast-2',
  'ap-northeast-3', 'ap-east-1', 'ap-east-2',
  // Azure
  'australiaeast', 'australiasoutheast', 'austriaeast', 'belgiumcentral', 'brazilsouth', 'canadacentral',
  'canadaeast', 'centralindia', 'centralus', 'chilecentral', 'denmarkeast', 'eastasia', 'eastus',
  'eastus2', 'francecentral', 'germanywestcentral', 'indonesiacentral', 'israelcentral', 'italynorth',
  'japaneast', 'japanwest', 'koreacentral', 'malaysiawest', 'mexicocentral', 'newzealandnorth',
  'northcentralus', 'northeurope', 'norwayeast', 'polandcentral', 'qatarcentral', 'southafricanorth',
  'southcentralus', 'southeastasia', 'southindia', 'spaincentral', 'swedencentral', 'switzerlandnorth',
  'uaenorth', 'uksouth', 'ukwest', 'westeurope', 'westus', 'westus2', 'westus3',
  // Google
  'africa-south1', 'asia-east1', 'asia-east2', 'asia-northeast1', 'asia-northeast2', 'asia-northeast3',
  'asia-south1', 'asia-south2', 'asia-southeast1', 'asia-southeast2', 'australia-southeast1',
  'australia-southeast2', 'europe-central2', 'europe-north1', 'europe-north2', 'europe-southwest1',
  'europe-west1', 'europe-west2', 'europe-west3', 'europe-west4', 'europe-west6', 'europe-west8',
  'europe-west9', 'europe-west10', 'europe-west12', 'me-central1', 'me-central2', 'me-west1',
  'northamerica-northeast1', 'northamerica-northeast2', 'northamerica-south1', 'southamerica-east1',
  'southamerica-west1', 'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1',
  'us-west2', 'us-west3', 'us-west4',
  // Akamai
  'us-east', 'us-iad', 'us-ord', 'us-mia', 'us-southeast', 'us-central', 'us-sea', 'us-west', 'us-lax',
  'ca-central', 'br-gru', 'eu-west', 'gb-lon', 'eu-central', 'de-fra-2', 'fr-par', 'nl-ams', 'se-sto',
  'es-mad', 'it-mil', 'in-maa', 'ap-west', 'in-bom-2', 'ap-south', 'sg-sin-2', 'id-cgk', 'jp-osa',
  'ap-northeast', 'jp-tyo-3', 'ap-southeast', 'au-mel',
] as const;
const regionSchema = z.enum(
  REGION_IDS,
  'must be the id of a cloud region, such as us-east-1; see docs/model.md',
);
export type RegionId = z.infer<typeof regionSchema>;

/**
 * `metros`: one PoP in each of about a hundred interconnection markets. `story`: 4,100 in about 600 cities. `regions`: only
 * where Akamai documents compute regions.
 */
export const POP_PLACEMENTS = ['metros', 'story', 'regions'] as const;
export type PopPlacement = (typeof POP_PLACEMENTS)[number];

/** Which distribution cold starts of gen-1 serverless are drawn from; the figures are in `worker/model/data`. */
export const LAMBDA_COLD_STARTS = [
  'node-zip',
  'node-image',
  'python-zip',
  'java-zip',
  'claimed',
  'rust-zip',
  'rust-image',
  'go-zip',
  'go-image',
  'llrt-zip',
  'llrt-image',
  'node24-zip',
  'node24-image',
  'java25-zip',
  'java25-image',
  'dotnet-zip',
  'dotnet-image',
  'dotnet-aot-zip',
  'dotnet-aot-image',
  'ruby-zip',
  'ruby-image',
  'python-image',
  'java-image',
] as const;

/** Of TCP with TLS, and of QUIC; the round trips of each are in `worker/model/network/legs.ts`. */
export const CLIENT_HANDSHAKES = [
  'tcp+tls1.3',
  'tcp+tls1.3-0rtt',
  'tcp+tls1.2',
  'tcp+tls1.2-resumed',
  'quic',
  'quic-0rtt',
  'mix',
] as const;

export const ROUTING_POLICIES = ['best', 'anycast', 'latency-dns', 'nearest', 'weighted', 'single'] as const;

/** Last miles; `mix` draws one for each client by its country's income class. */
export const ACCESS_NETWORKS = ['mix', 'fibre', 'cable', 'dsl', '5g', '4g', '3g', 'leo'] as const;

export const originSchema = z.strictObject({
  /** The host name the handler calls, such as `api.example.com`. */
  host: z
    .string()
    .max(253)
    .regex(/^[a-z0-9.-]+(:\d+)?$/, 'must be a lower-case host name'),
  region: regionSchema,
  serviceMs: z.number().min(0).max(60_000),
  status: z.int().min(200).max(599),
  contentType: z.string().max(200),
  body: z.string().max(200_000),
});
export type Origin = z.infer<typeof originSchema>;

export const worldSchema = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff),
  /** The wall clock inside the world when a run begins: an ISO instant. Guests read it, so a link repeats their answers. */
  startsAt: z.iso
    .datetime()
    .refine((instant) => /^(19[7-9]\d|2[01]\d\d)-/.test(instant), 'must lie in the years 1970 to 2199'),
  /** Where gen-1 serverless and the containers live. */
  region: regionSchema,
  /** Those that run side by side, in the order of `PLATFORM_IDS`. */
  platforms: z
    .array(z.enum(PLATFORM_IDS))
    .min(1, 'must name at least one')
    .refine(
      (ids) =>
        ids.every((id, at) => at === 0 || PLATFORM_IDS.indexOf(id) > PLATFORM_IDS.indexOf(ids[at - 1]!)),
      `must name each at most once, in this order: ${PLATFORM_IDS.join(', ')}`,
    ),
  lambda: z.strictObject({
    coldStart: z.enum(LAMBDA_COLD_STARTS),
    keepAliveS: z.number().min(0).max(86_400),
    /** Execution environments that may exist at once. */
    concurrencyLimit: z.int().min(1).max(100_000),
    /** Environments kept warm and paid for all the time; beyond them others start cold. */
    provisioned: z.int().min(0).max(100_000),
    /** Environments that may start at once, and again every ten seconds. */
    startsPer10S: z.int().min(1).max(100_000),
    memoryMb: z.int().min(128).max(10_240),
  }),
  containers: z.strictObject({
    replicas: z.int().min(1).max(10_000),
    /** Requests one replica works on at a time. */
    concurrency: z.int().min(1).max(1_000),
    /** Waiting requests beyond which new ones are rejected. */
    queueLimit: z.int().min(0).max(1_000_000),
    /** Where they run, each with its own replicas; none: the world's region. A client goes to the nearest. */
    regions: z.array(regionSchema).max(30),
    /** Null: the number of replicas stays. Else it follows the load, from `replicas` to `most` in each region. */
    autoscale: z
      .strictObject({
        most: z.int().min(1).max(10_000),
        /** Share of the replicas' concurrency that should be in use. */
        targetShare: z.number().min(0.05).max(1),
      })
      .nullable(),
  }),
  isolates: z.strictObject({
    /** Requests that one isolate, of which a PoP has one, works on at a time. */
    concurrency: z.int().min(1).max(100_000),
    keepAliveS: z.number().min(0).max(86_400),
  }),
  edge: z.strictObject({
    /** Requests one PoP works on at a time; each in an instance of its own when instances are fresh. */
    concurrency: z.int().min(1).max(100_000),
    /** Where the PoPs stand. */
    placement: z.enum(POP_PLACEMENTS),
    /** `fresh`: a new instance for every request (WASI 0.2). `reused`: as `reuse` says (WASI 0.3). */
    instances: z.enum(['fresh', 'reused']),
    reuse: z.strictObject({
      /** Requests that one instance works on at a time. */
      concurrency: z.int().min(1).max(1_000),
      /** How long an instance without work stays. */
      idleS: z.number().min(0).max(86_400),
    }),
    /** How long a PoP keeps a compiled module nobody asks for; its first request loads it. Null: it is always there. */
    moduleCacheS: z.number().min(0).max(86_400).nullable(),
    /** Share of an attack's requests that a PoP answers itself before anything of the handler's runs, 0 to 1. */
    filteredAttackShare: z.number().min(0).max(1),
  }),
  /** How clients are led to one of several PoPs or regions. */
  routing: z.strictObject({
    /** `best`: always to the least round trip. The others are told in docs/model.md. */
    policy: z.enum(ROUTING_POLICIES),
    /** Of anycast: share of access networks that are not led to their best PoP. */
    poorShare: z.number().min(0).max(1),
    /** Of latency-based DNS: share of clients behind public resolvers that hide their network. */
    withoutEcsShare: z.number().min(0).max(1),
    /** Of `weighted`: how often each of several regions is named by DNS, in proportion; 1 for one that is not listed. */
    weights: z
      .array(z.strictObject({ region: regionSchema, weight: z.number().min(0).max(1_000) }))
      .max(30)
      .refine(
        (weights) => new Set(weights.map(({ region }) => region)).size === weights.length,
        'each region may be there once',
      ),
    /** Whether a place that has been asked for too much for a while sends requests to the next one that has room. */
    spill: z.boolean(),
  }),
  hybrid: z.strictObject({
    /** Compute of the edge function that calls the containers, microseconds. */
    edgeUs: z.number().min(0).max(60_000_000),
  }),
  /** `measured`: in this tab. A number: microseconds that are taken instead, so that a run can be repeated bit for bit. */
  compute: z.strictObject({
    startUs: z.union([z.literal('measured'), z.number().min(0).max(60_000_000)]),
    handlerUs: z.union([z.literal('measured'), z.number().min(0).max(60_000_000)]),
  }),
  clients: z.strictObject({
    access: z.enum(ACCESS_NETWORKS),
    /** Share of requests in traffic that open a new connection, 0 to 1. */
    newConnectionShare: z.number().min(0).max(1),
    /** How new connections are made; `mix` draws one for each. */
    handshake: z.enum(CLIENT_HANDSHAKES),
    /** Segments that a new connection may send before it hears of the first. */
    initialWindow: z.int().min(1).max(1_000),
    /** Share of packets that get lost between a client and what answers it. */
    lossShare: z.number().min(0).max(0.5),
  }),
  traffic: trafficSchema,
  prices: pricesSchema,
  origins: z
    .array(originSchema)
    .max(20)
    .refine(
      (origins) => new Set(origins.map(({ host }) => host)).size === origins.length,
      'each host may be there once',
    ),
  faults: z.array(faultSchema).max(20),
});
export type World = z.infer<typeof worldSchema>;

export const DEFAULT_WORLD: World = {
  seed: 500,
  startsAt: '2026-11-23T12:00:00Z',
  region: 'us-east-1',
  platforms: ['lambda', 'containers', 'edge'],
  lambda: {
    coldStart: 'node-image',
    keepAliveS: 420,
    concurrencyLimit: 1_000,
    provisioned: 0,
    startsPer10S: 1_000,
    memoryMb: 1_024,
  },
  containers: { replicas: 3, concurrency: 50, queueLimit: 1_000, regions: [], autoscale: null },
  isolates: { concurrency: 1_000, keepAliveS: 900 },
  edge: {
    concurrency: 256,
    placement: 'metros',
    instances: 'fresh',
    reuse: { concurrency: 32, idleS: 10 },
    moduleCacheS: 3_600,
    filteredAttackShare: 0.99,
  },
  routing: { policy: 'anycast', poorShare: 0.2, withoutEcsShare: 0.1, weights: [], spill: false },
  hybrid: { edgeUs: 300 },
  compute: { startUs: 'measured', handlerUs: 'measured' },
  clients: {
    access: 'mix',
    newConnectionShare: 0.3,
    handshake: 'tcp+tls1.3',
    initialWindow: 10,
    lossShare: 0.001,
  },
  traffic: DEFAULT_TRAFFIC,
  prices: DEFAULT_PRICES,
  origins: [],
  faults: [],
};
