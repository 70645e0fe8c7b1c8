import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../project/world.ts';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';
import type { OriginCallSpan, Provenance, Waterfall } from '../protocol/waterfall.ts';
import { cityIndexOf, PLACES } from './places.ts';
import { buildWaterfall, connectSteps, requestStep, responseStep, transferStep } from './waterfall.ts';
import type { WaterfallInput } from './waterfall.ts';

const measured: Provenance = { kind: 'measured', how: 'in this test' };
const call: OriginCallSpan = {
  host: 'api.example.com',
  method: 'GET',
  path: '/',
  status: 200,
  startUs: 1_000,
  durationUs: 30_000,
  networkUs: 25_000,
  serviceUs: 5_000,
};
const input: WaterfallInput = {
  platform: 'edge',
  cityIndex: cityIndexOf('tokyo') ?? -1,
  connection: 'new',
  arrival: 'cold',
  startUs: 500,
  startProvenance: measured,
  answer: [
    { kind: 'compute', durationUs: 1_000, provenance: measured, detail: 'before' },
    { kind: 'origin-wait', durationUs: 30_000, provenance: measured, detail: 'api.example.com' },
    { kind: 'compute', durationUs: 1_000, provenance: measured, detail: 'after' },
  ],
  stream: [],
  after: [],
  calls: [call],
  requestBytes: 500,
  responseBytes: 10_000,
  lastChunkBytes: 10_000,
};

const kindsOf = (waterfall: Waterfall): string[] => waterfall.segments.map((segment) => segment.kind);

test('the worked example: Tokyo to us-east-1 at RTT 165 ms takes 835 ms to the first byte', () => {
  const route = { rttUs: 165_000, dnsUs: 20_000, rttWords: 'RTT 165 ms', dnsWords: '', parts: [] };
  const network = (connection: 'new' | 'reused'): number =>
    [...connectSteps(DEFAULT_WORLD, route, connection), requestStep(route, 0), responseStep(route)].reduce(
      (sum, step) => sum + step.durationUs,
      0,
    );
  expect(network('new') + 300_000 + 20_000).toBe(835_000);
  expect(network('reused') + 20_000).toBe(185_000);
  expect(transferStep(DEFAULT_WORLD, route, 'new', 10_000).durationUs).toBe(1_600);
});

test('segments follow one another and add up exactly', () => {
  const inputs = record({
    platform: constantFrom(...PLATFORM_IDS),
    cityIndex: integer({ min: 0, max: PLACES.cities.length - 1 }),
    connection: constantFrom('new' as const, 'reused' as const),
    arrival: constantFrom('cold' as const, 'warm' as const),
    startUs: integer({ min: 0, max: 2_000 }),
    requestBytes: integer({ min: 0, max: 5_000_000 }),
    responseBytes: integer({ min: 0, max: 50_000_000 }),
    seed: integer({ min: 0, max: 1_000 }),
  });
  assert(
    property(inputs, ({ seed, ...changes }) => {
      const waterfall = buildWaterfall({ ...DEFAULT_WORLD, seed }, { ...input, ...changes });
      let endUs = 0;
      for (const { startUs, durationUs, detail } of waterfall.segments) {
        expect(startUs).toBe(endUs);
        expect(Number.isInteger(durationUs) && durationUs > 0).toBe(true);
        expect(detail).not.toBe('');
        endUs += durationUs;
      }
      expect(waterfall.totalUs).toBe(endUs);
      expect(waterfall.ttfbUs).toBeLessThanOrEqual(endUs);
    }),
    { numRuns: 60 },
  );
});

test('a new connection to the edge shows every step', () => {
  const waterfall = buildWaterfall(DEFAULT_WORLD, input);
  expect(kindsOf(waterfall).join(' ')).toBe(
    'dns tcp tls request cold-start compute origin-wait compute response transfer',
  );
  const [first] = waterfall.calls;
  const compute = waterfall.segments.find((segment) => segment.kind === 'compute');
  expect(first?.startUs).toBe((compute?.startUs ?? 0) + 1_000);
});

test('cold is a matter of gen-1 serverless: quoted init and a modelled platform term', () => {
  const cold = buildWaterfall(DEFAULT_WORLD, { ...input, platform: 'lambda', connection: 'reused' });
  const starts = cold.segments.filter((segment) => segment.kind === 'cold-start');
  expect(starts.map((segment) => segment.durationUs)).toEqual([60_000, 294_600]);
  expect(starts.map((segment) => segment.provenance.kind)).toEqual(['modelled', 'quoted']);
  const warm = buildWaterfall(DEFAULT_WORLD, {
    ...input,
    platform: 'lambda',
    connection: 'reused',
    arrival: 'warm',
  });
  expect(cold.totalUs - warm.totalUs).toBe(354_600);
  expect(kindsOf(warm)).not.toContain('cold-start');
  expect(kindsOf(buildWaterfall(DEFAULT_WORLD, { ...input, platform: 'containers' }))).not.toContain(
    'cold-start',
  );
});

test('details can be read', () => {
  const [dns, tcp] = buildWaterfall(DEFAULT_WORLD, input).segments;
  expect(dns?.detail).toBe('the resolver behind the fibre line knows the name');
  expect(tcp?.detail).toBe(
    'TCP handshake, 1 × RTT 4.5 ms = 0.5 ms Tokyo to the PoP in Tokyo, 4 ms last mile (fibre)',
  );
});

const slice = (kind: 'compute' | 'origin-wait', durationUs: number): WaterfallInput['stream'][number] => ({
  kind,
  durationUs,
  provenance: measured,
  detail: '',
});

test('a body that is made piece by piece arrives as it is made, and its first byte does not wait', () => {
  const plain = buildWaterfall(DEFAULT_WORLD, input);
  const stream = [slice('origin-wait', 200_000), slice('compute', 1_000)];
  const streamed = buildWaterfall(DEFAULT_WORLD, { ...input, stream, lastChunkBytes: 1_000 });
  expect(streamed.ttfbUs).toBe(plain.ttfbUs);
  expect(kindsOf(streamed)).toContain('stream');
  const last = streamed.segments.at(-1);
  expect(last?.kind).toBe('transfer');
  expect(last?.durationUs).toBeLessThan(plain.segments.at(-1)?.durationUs ?? 0);
  expect(streamed.totalUs).toBe(streamed.ttfbUs + 201_000 + (last?.durationUs ?? 0));
});

test('work after the answer lengthens nothing, and begins when the body is whole', () => {
  const plain = buildWaterfall(DEFAULT_WORLD, input);
  const after = [slice('compute', 0), slice('origin-wait', 500_000), slice('compute', 2_000)];
  const waterfall = buildWaterfall(DEFAULT_WORLD, { ...input, after });
  expect([waterfall.ttfbUs, waterfall.totalUs]).toEqual([plain.ttfbUs, plain.totalUs]);
  const response = waterfall.segments.find(({ kind }) => kind === 'response');
  expect(waterfall.after.map(({ kind, startUs }) => [kind, startUs])).toEqual([
    ['origin-wait', response?.startUs],
    ['compute', (response?.startUs ?? 0) + 500_000],
  ]);
});
