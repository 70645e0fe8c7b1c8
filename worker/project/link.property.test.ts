import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';
import { LINK_LIMIT_CHARS, seal } from './link-envelope.ts';
import { packingWith } from './link-packing.ts';
import { LINK_V1_DICTIONARY } from './link-v1-dictionary.ts';
import { LINK_V2_DICTIONARY } from './link-v2-dictionary.ts';
import { problemOfPaths } from './files.ts';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';
import type { Fault } from './faults.ts';
import { PANELS, type Project, projectSchema, type SavedRequest, type View } from './project.ts';
import {
  ACCESS_NETWORKS,
  CLIENT_HANDSHAKES,
  LAMBDA_COLD_STARTS,
  POP_PLACEMENTS,
  ROUTING_POLICIES,
  type Origin,
  REGION_IDS,
  type World,
} from './world.ts';
import { NODE_PLANS } from './world-prices.ts';
import type { Surge } from './world-traffic.ts';

/** Any text that JavaScript can hold: emoji, combining marks, lone surrogates, control characters. */
const text = (maxLength: number) =>
  fc.string({ unit: 'binary', maxLength, size: 'max' }).map((t) => t.slice(0, maxLength));
const oddText = (maxLength: number) =>
  fc.oneof(
    text(maxLength),
    fc.constantFrom('', '\ud800', '\u0000', '"\\', 'né 東京 👩‍👩‍👧 \u2028'.slice(0, maxLength)),
  );
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (min: number, max: number) => fc.integer({ min, max });

const request: fc.Arbitrary<SavedRequest> = fc.record({
  name: oddText(80),
  method: fc.stringMatching(/^[A-Z]{1,20}$/),
  path: fc.stringMatching(/^\/\S{0,60}$/),
  headers: fc.array(fc.tuple(oddText(256), oddText(300)), { maxLength: 5 }),
  body: oddText(500),
});

const origin: fc.Arbitrary<Origin> = fc.record({
  host: fc.stringMatching(/^[a-z0-9.-]{1,40}(:\d{1,5})?$/),
  region: fc.constantFrom(...REGION_IDS),
  serviceMs: number(0, 60_000),
  status: whole(200, 599),
  contentType: oddText(200),
  body: oddText(500),
});

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('deploy' as const), atS: number(0, 1_000) }),
  fc.record({
    kind: fc.constant('cable-cut' as const),
    atS: number(0, 1_000),
    durationS: number(1, 1_000),
    from: oddText(80),
    to: oddText(80),
  }),
);

const computeUs = fc.oneof(fc.constant('measured' as const), number(0, 60_000_000));

const cityId = fc.stringMatching(/^[a-z-]{1,20}$/);
const surge: fc.Arbitrary<Surge> = fc.oneof(
  fc.record({
    kind: fc.constant('flash-crowd' as const),
    atS: number(0, 10_000_000),
    factor: number(1, 5),
    riseS: number(0, 86_400),
    holdS: number(0, 86_400),
    decayS: number(0, 7_200),
  }),
  fc.record({
    kind: fc.constant('conference' as const),
    atS: number(0, 10_000_000),
    cityId,
    factor: number(1, 5),
    durationS: number(0, 86_400),
    share: number(0, 1),
  }),
  fc.record({
    kind: fc.constant('attack' as const),
    atS: number(0, 10_000_000),
    perSecond: number(0.1, 100_000),
    rampS: number(0, 86_400),
    durationS: number(0, 86_400),
    botnet: fc.oneof(whole(1, 100), fc.array(cityId, { minLength: 1, maxLength: 5 })),
  }),
);
const traffic: fc.Arbitrary<World['traffic']> = fc.record({
  perSecond: number(0.1, 100_000),
  arrivals: fc.constantFrom('poisson', 'constant'),
  diurnal: fc.boolean(),
  surges: fc.array(surge, { maxLength: 2 }),
  trace: fc.array(fc.record({ atMs: number(0, 10_000_000_000), cityId }), { maxLength: 5 }),
  mix: fc.uniqueArray(fc.record({ request: fc.constant(0), share: number(0.001, 1_000) }), {
    selector: ({ request }) => request,
    maxLength: 1,
  }),
});

const price = fc.option(number(0, 1_000_000));
const prices: fc.Arbitrary<World['prices']> = fc.record({
  freeTier: fc.boolean(),
  lambdaArchitecture: fc.constantFrom('x86', 'arm'),
  containers: fc.constantFrom('lke', 'fargate'),
  node: fc.constantFrom(...NODE_PLANS),
  highAvailability: fc.boolean(),
  edge: fc.constantFrom('own', 'workers', 'lambda-edge'),
  edgePerMillionRequests: price,
  edgePerMillionCpuMs: price,
  edgePerGb: price,
  edgePerMonth: price,
});

const world: fc.Arbitrary<World> = fc.record({
  seed: whole(0, 0xffff_ffff),
  startsAt: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  region: fc.constantFrom(...REGION_IDS),
  platforms: fc.constantFrom([...PLATFORM_IDS], ['lambda' as const, 'hybrid' as const], ['edge' as const]),
  lambda: fc.record({
    coldStart: fc.constantFrom(...LAMBDA_COLD_STARTS),
    keepAliveS: number(0, 86_400),
    concurrencyLimit: whole(1, 100_000),
    provisioned: whole(0, 100_000),
    startsPer10S: whole(1, 100_000),
    memoryMb: whole(128, 10_240),
  }),
  containers: fc.record({
    replicas: whole(1, 10_000),
    concurrency: whole(1, 1_000),
    queueLimit: whole(0, 1_000_000),
    regions: fc.array(fc.constantFrom(...REGION_IDS), { maxLength: 4 }),
    autoscale: fc.option(fc.record({ most: whole(1, 10_000), targetShare: number(0.05, 1) })),
  }),
  isolates: fc.record({ concurrency: whole(1, 100_000), keepAliveS: number(0, 86_400) }),
  edge: fc.record({
    concurrency: whole(1, 100_000),
    placement: fc.constantFrom(...POP_PLACEMENTS),
    instances: fc.constantFrom('fresh', 'reused'),
    reuse: fc.record({ concurrency: whole(1, 1_000), idleS: number(0, 86_400) }),
    moduleCacheS: fc.option(number(0, 86_400)),
    filteredAttackShare: number(0, 1),
  }),
  routing: fc.record({
    policy: fc.constantFrom(...ROUTING_POLICIES),
    poorShare: number(0, 1),
    withoutEcsShare: number(0, 1),
    weights: fc.uniqueArray(fc.record({ region: fc.constantFrom(...REGION_IDS), weight: number(0, 1_000) }), {
      maxLength: 4,
      selector: ({ region }) => region,
    }),
    spill: fc.boolean(),
  }),
  hybrid: fc.record({ edgeUs: number(0, 60_000_000) }),
  compute: fc.record({ startUs: computeUs, handlerUs: computeUs }),
  clients: fc.record({
    access: fc.constantFrom(...ACCESS_NETWORKS),
    newConnectionShare: number(0, 1),
    handshake: fc.constantFrom(...CLIENT_HANDSHAKES),
    initialWindow: whole(1, 1_000),
    lossShare: number(0, 0.5),
  }),
  traffic,
  prices,
  origins: fc.uniqueArray(origin, { maxLength: 4, selector: ({ host }) => host }),
  faults: fc.array(fault, { maxLength: 3 }),
});

const name = fc.oneof(
  fc.stringMatching(/^[a-z][\w-]{0,12}$/),
  fc.constantFrom('grüße', '東京', 'a b', '[id]', '@scope', 'x.test', '$+~-_'),
);
const path = (...endings: readonly string[]) =>
  fc
    .tuple(fc.array(name, { maxLength: 3 }), name, fc.constantFrom(...endings))
    .map(([folders, last, ending]) => [...folders, `${last}.${ending}`].join('/'));
/** The first of them answers, wherever it ends up. */
const files: fc.Arbitrary<Pick<Project, 'files' | 'entry'>> = fc
  .tuple(path('ts', 'js', 'mjs'), fc.array(path('ts', 'json', 'html', 'md', 'csv', 'sql'), { maxLength: 8 }))
  .filter(([entry, others]) => problemOfPaths([entry, ...others]) === null)
  .chain(([entry, others]) =>
    fc.record({
      files: fc
        .tuple(
          ...[entry, ...others].map((each) => fc.record({ path: fc.constant(each), text: oddText(2_000) })),
        )
        .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
      entry: fc.constant(entry),
    }),
  );

const view: fc.Arbitrary<View> = fc.record({
  panels: fc.subarray([...PANELS], { minLength: 1 }),
  chart: fc.constantFrom('lines', 'histogram', 'cumulative'),
  platform: fc.constantFrom(...PLATFORM_IDS),
});

const project: fc.Arbitrary<Project> = fc
  .tuple(files, fc.array(request, { minLength: 1, maxLength: 6 }))
  .chain(([{ files, entry }, requests]) =>
    fc.record({
      title: oddText(120),
      story: oddText(2_000),
      files: fc.constant(files),
      entry: fc.constant(entry),
      requests: fc.constant(requests),
      selectedRequest: whole(0, requests.length - 1),
      cityId: oddText(80),
      connection: fc.constantFrom('new', 'reused'),
      arrival: fc.constantFrom('cold', 'warm'),
      tests: oddText(5_000),
      view,
      world,
    }),
  );

const packings = [packingWith(LINK_V1_DICTIONARY), packingWith(LINK_V2_DICTIONARY)] as const;

function sealed(version: number, payload: Uint8Array): string {
  const link = seal({ version, payload });
  if (!link.ok) throw new Error('too large for this test');
  return link.value;
}

test('any project comes back as it was', () => {
  fc.assert(
    fc.property(project, (value) => {
      const link = encodeLink(value);
      if (!link.ok) {
        expect(link.failure).toEqual({ kind: 'link-too-large', limitBytes: LINK_LIMIT_CHARS });
        return;
      }
      expect(link.value).toMatch(/^#h=[\w-]+$/);
      expect(decodeLink(link.value)).toEqual({ ok: true, value });
    }),
    { numRuns: 200 },
  );
});

test('the same project gives the same link, whatever the order of its fields', () => {
  fc.assert(
    fc.property(project, (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed()) as Project;
      expect(encodeLink(reversed)).toEqual(encodeLink(value));
    }),
    { numRuns: 30 },
  );
});

test('any text at all is answered with a value', () => {
  const hash = fc.oneof(
    text(200),
    text(200).map((t) => `#h=${t}`),
    fc.base64String().map((t) => `#h=${t}`),
  );
  fc.assert(
    fc.property(hash, (value) => {
      expect(decodeLink(value).ok).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test('random bytes under a right checksum are refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      (version, payload) => {
        expect(decodeLink(sealed(version, payload)).ok).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('an altered payload under a right checksum gives a failure or a valid project, and nothing else', () => {
  const edit = fc.tuple(fc.nat(), whole(0, 255));
  fc.assert(
    fc.property(project, fc.array(edit, { minLength: 1, maxLength: 3 }), (value, edits) => {
      const packed = packings[1].pack(value);
      if (!packed.ok || packed.value.length > 40_000) return;
      const payload = packed.value.slice();
      for (const [at, byte] of edits) payload[at % payload.length] = byte;
      const decoded = decodeLink(sealed(2, payload));
      if (decoded.ok) expect(projectSchema.safeParse(decoded.value).success).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('any JSON that is not a project is refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const [index, packing] of packings.entries()) {
        const packed = packing.pack(value);
        if (packed.ok) expect(decodeLink(sealed(index + 1, packed.value)).ok).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

test('any link with one character altered is refused', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  fc.assert(
    fc.property(project, fc.nat(), fc.nat(63), (value, position, index) => {
      const link = encodeLink(value);
      if (!link.ok) return;
      const character = alphabet.charAt(index);
      const at = 3 + (position % (link.value.length - 3));
      if (link.value[at] === character) return;
      const altered = link.value.slice(0, at) + character + link.value.slice(at + 1);
      expect(decodeLink(altered)).toMatchObject({ ok: false, failure: { kind: 'link-damaged' } });
    }),
    { numRuns: 200 },
  );
});
