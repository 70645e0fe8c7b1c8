import { array, assert, constantFrom, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_WORLD, type World } from '../project/world.ts';
import type { PlatformReport, Report } from './report.ts';
import { runScenario } from './report.ts';
import { readScenario } from './scenario.ts';
import { createSimulation } from './simulation.ts';
import { kindsOf } from './traffic/kinds.ts';

const origin = {
  host: 'api.example.com',
  region: 'eu-central-1',
  serviceMs: 5,
  status: 200,
  contentType: 'text/plain',
  body: 'x',
};

function run(json: object): Report {
  const read = readScenario(json);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return runScenario(read.value);
}

function refused(json: object): readonly string[] {
  const read = readScenario(json);
  return read.ok ? [] : read.failure.map(({ path }) => path);
}

/** All that is told of platforms but what only a mix has. */
const platformsOf = (report: Report): unknown =>
  Object.values(report.platforms).map((platform) => ({ ...platform, kinds: [] }));

const worldWith = (seed: number, shares: readonly number[]): World => ({
  ...DEFAULT_WORLD,
  seed,
  traffic: { ...DEFAULT_WORLD.traffic, mix: shares.map((share, request) => ({ request, share })) },
});

test('kinds come out as often as their shares say, within five standard errors', () => {
  const shares = array(double({ min: 0.001, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 8 });
  assert(
    property(integer({ min: 0, max: 0xffff_ffff }), shares, (seed, weights) => {
      const COUNT = 20_000;
      const kindOf = kindsOf(worldWith(seed, weights));
      const counts = weights.map(() => 0);
      for (let draw = 0; draw < COUNT; draw += 1) counts[kindOf(draw)]! += 1;
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      weights.forEach((weight, at) => {
        const p = weight / total;
        expect(Math.abs((counts[at] as number) - COUNT * p)).toBeLessThan(
          5 * Math.sqrt(COUNT * p * (1 - p)) + 3,
        );
      });
    }),
    { numRuns: 40 },
  );
});

const handlers = constantFrom(
  { computeUs: 700 },
  { computeUs: { kind: 'lognormal', medianUs: 2_000, spread: 0.5 }, requestBytes: 40_000 },
  { originCalls: [{ host: origin.host }], responseBytes: 200_000, lateUs: 900 },
);

test('a mix of one kind is the run of that request', () => {
  assert(
    property(integer({ min: 0, max: 1_000 }), handlers, (seed, handler) => {
      const world = { seed, origins: [origin], clients: { lossShare: 0.02 } };
      const alone = run({ requests: 1_500, world, handler });
      const mixed = run({ requests: 1_500, world, kinds: [{ name: 'only', share: 3, ...handler }] });
      expect(platformsOf(mixed)).toEqual(platformsOf(alone));
      for (const { kinds, latencyMs } of Object.values(mixed.platforms)) {
        expect(kinds[0]?.latencyMs).toEqual(latencyMs);
      }
    }),
    { numRuns: 6 },
  );
});

test('kinds that are alike change nothing, and their counts add up to the whole', () => {
  const world = {
    platforms: ['lambda', 'containers', 'isolates', 'edge', 'hybrid'],
    containers: { replicas: 1, concurrency: 1, queueLimit: 20 },
    traffic: { surges: [{ kind: 'attack', atS: 2, perSecond: 200, rampS: 0, durationS: 5 }] },
    faults: [{ kind: 'region-outage', atS: 3, durationS: 4, region: 'us-east-1' }],
  };
  const kinds = [1, 2, 5].map((share) => ({ name: `kind ${share}`, share }));
  const mixed = run({ durationS: 20, world, kinds });
  expect(platformsOf(mixed)).toEqual(platformsOf(run({ durationS: 20, world })));
  for (const platform of Object.values(mixed.platforms)) {
    for (const count of ['generated', 'served', 'rejected', 'failed'] as const)
      expect(platform.kinds.reduce((sum, kind) => sum + kind[count], 0)).toBe(platform[count]);
    expect(meanOf(platform)).toBeCloseTo(platform.latencyMs.mean ?? NaN, 4);
  }
});

const meanOf = ({ kinds, served }: PlatformReport): number =>
  kinds.reduce((sum, kind) => sum + kind.served * (kind.latencyMs.mean ?? 0), 0) / served;

test('each kind takes its own compute, calls and sizes', () => {
  const { platforms } = run({
    requests: 10_000,
    world: { origins: [origin] },
    kinds: [
      { name: 'light', share: 9, computeUs: 100 },
      { name: 'heavy', share: 1, computeUs: 40_000, originCalls: [{ host: origin.host }] },
    ],
  });
  const [light, heavy] = platforms.containers?.kinds ?? [];
  expect([light?.meanComputeMs, heavy?.meanComputeMs]).toEqual([0.1, 40]);
  expect((heavy?.latencyMs.p50 ?? 0) - (light?.latencyMs.p50 ?? 0)).toBeGreaterThan(100);
  const p99 = platforms.containers?.latencyMs.p99 ?? 0;
  expect(p99).toBeGreaterThanOrEqual(light?.latencyMs.p99 ?? Infinity);
  expect(p99).toBeLessThanOrEqual(heavy?.latencyMs.p99 ?? 0);
});

const kind = { name: 'a', share: 1 };
const component = { file: 'handler.ts' };
test.each<readonly [string, object, readonly string[]]>([
  ['no share', { kinds: [{ name: 'a', share: 0 }] }, ['kinds.0.share']],
  ['no name', { kinds: [{ name: '', share: 1 }] }, ['kinds.0.name']],
  ['a name twice', { kinds: [kind, kind] }, ['kinds']],
  ['an unknown field', { kinds: [{ ...kind, cost: 1 }] }, ['kinds.0.cost']],
  [
    'a stranger',
    { kinds: [kind, { ...kind, name: 'b', originCalls: [{ host: 'x.example' }] }] },
    ['kinds.1.originCalls.0.host'],
  ],
  ['a path that nobody answers', { kinds: [{ ...kind, path: '/' }] }, ['kinds.0.path']],
  [
    'a size that the component has',
    { component, kinds: [{ ...kind, lateUs: 1, computeUs: 1 }] },
    ['kinds.0.lateUs'],
  ],
  [
    'two figures',
    { world: { compute: { handlerUs: 1 } }, kinds: [{ ...kind, computeUs: 1 }] },
    ['kinds.0.computeUs'],
  ],
  ['a mix of indices', { world: { traffic: { mix: [{ request: 0, share: 1 }] } } }, ['world.traffic.mix']],
])('%s is refused by the name of the field', (_, json, paths) => {
  expect(refused(json)).toEqual(paths);
});

test('what a kind leaves out is as in handler and component.request', () => {
  const read = readScenario({
    component: { file: 'handler.ts', request: { method: 'POST', body: 'b' } },
    kinds: [kind, { name: 'b', share: 2, path: '/b', computeUs: 5 }],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  expect(read.value.kinds.map(({ request, isComputeStated }) => [request, isComputeStated])).toEqual([
    [{ method: 'POST', path: '/', headers: [], body: 'b' }, false],
    [{ method: 'POST', path: '/b', headers: [], body: 'b' }, true],
  ]);
  expect(read.value.world.traffic.mix).toEqual([
    { request: 0, share: 1 },
    { request: 1, share: 2 },
  ]);
});

const execute = () => ({ computeUs: 700, waitUs: 0, lateUs: 0, responseBytes: 100, failed: false });

test('who looks on is told of each kind, and together they are all there is', () => {
  const simulation = createSimulation(worldWith(7, [3, 1]), { execute, edgeStartUs: () => 500 });
  simulation.advance(20_000_000);
  for (const { served, kinds } of simulation.traffic()) {
    const [often, seldom] = kinds.map((kind) => kind.served);
    expect((often ?? 0) + (seldom ?? 0)).toBe(served);
    expect(often).toBeGreaterThan(2 * (seldom ?? 0));
    expect(kinds[0]?.overall.p50Us).toBeGreaterThan(0);
  }
  const alike = createSimulation(DEFAULT_WORLD, { execute, edgeStartUs: () => 500 });
  expect(alike.traffic().map(({ kinds }) => kinds.length)).toEqual([0, 0, 0]);
});
