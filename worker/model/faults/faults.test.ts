import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import type { World } from '../../project/world.ts';
import { runScenario } from '../report.ts';
import type { Report } from '../report.ts';
import { readScenario } from '../scenario.ts';
import { originFaultsOf } from './origin-faults.ts';
import { faultProblems } from './problems.ts';
import { isOn, turnsOf } from './timeline.ts';

const origin = {
  host: 'api.example.com',
  region: 'us-east-1',
  serviceMs: 10,
  status: 200,
  contentType: 'text/plain',
  body: '',
} as const;

function run(world: object, durationS = 120, handler: object = {}): Report {
  const read = readScenario({ durationS, world: { traffic: { perSecond: 100 }, ...world }, handler });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return runScenario(read.value);
}

test('faults begin and end in order of time, ends first', () => {
  const outage = { kind: 'pop-outage', atS: 5, durationS: 5, pop: 'x' } as const;
  const deploy = { kind: 'deploy', atS: 10 } as const;
  expect(turnsOf([outage, deploy]).map(({ atUs, phase }) => [atUs, phase])).toEqual([
    [5_000_000, 'begins'],
    [10_000_000, 'ends'],
    [10_000_000, 'begins'],
  ]);
  expect([4_999_999, 5_000_000, 9_999_999, 10_000_000].map((us) => isOn(outage, us))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a target that is not there is named', () => {
  const world: World = {
    ...DEFAULT_WORLD,
    faults: [
      { kind: 'pop-outage', atS: 0, durationS: 1, pop: 'atlantis' },
      { kind: 'region-outage', atS: 0, durationS: 1, region: 'mars-1' },
      { kind: 'cable-cut', atS: 0, durationS: 1, from: 'LON', to: 'SYD' },
      { kind: 'slow-origin', atS: 0, durationS: 1, host: 'nowhere.example', factor: 2 },
      { kind: 'deploy', atS: 0 },
    ],
  };
  expect(faultProblems(world).map(({ path }) => path)).toEqual([
    'faults.0.pop',
    'faults.1.region',
    'faults.2.from',
    'faults.3.host',
  ]);
});

test('slow origins take longer while it lasts, stuck ones until they are given up', () => {
  const faults = originFaultsOf({
    ...DEFAULT_WORLD,
    origins: [origin],
    faults: [
      { kind: 'slow-origin', atS: 10, durationS: 10, host: origin.host, factor: 3 },
      { kind: 'stuck-origin', atS: 15, durationS: 1, host: origin.host },
    ],
  });
  const at = (s: number) => faults.serviceAt(origin.host, 10_000, s * 1_000_000);
  expect(at(9)).toEqual({ serviceUs: 10_000, isStuck: false });
  expect(at(12)).toEqual({ serviceUs: 30_000, isStuck: false });
  expect(at(15.5)).toEqual({ serviceUs: 30_000_000, isStuck: true });
  expect(new Set([9, 12, 15.5, 17, 21].map((s) => faults.stateAt(s * 1_000_000))).size).toBe(3);
});

test('a deploy makes everything cold once more, and nothing else', () => {
  const [without, having] = [run({}), run({ faults: [{ kind: 'deploy', atS: 60 }] })];
  expect(having.platforms.lambda?.coldStarts).toBeGreaterThan(without.platforms.lambda?.coldStarts ?? 0);
  expect(having.platforms.edge?.moduleLoads).toBeGreaterThan(
    1.5 * (without.platforms.edge?.moduleLoads ?? 0),
  );
  expect(having.platforms.containers).toEqual(without.platforms.containers);
});

test('a brown-out fills the queue of its platform alone', () => {
  const containers = { replicas: 1, concurrency: 2, queueLimit: 50 };
  const fault = { kind: 'brown-out', atS: 60, durationS: 20, platform: 'containers', capacity: 0.5 };
  const [without, having] = [
    run({ containers }, 120, { computeUs: 12_000 }),
    run({ containers, faults: [fault] }, 120, { computeUs: 12_000 }),
  ];
  expect(having.platforms.containers?.rejected).toBeGreaterThan(50);
  expect(without.platforms.containers?.rejected).toBe(0);
  expect(having.platforms.edge).toEqual(without.platforms.edge);
});

test('a cable that is cut lengthens ways, never shortens them; lost packets cost time', () => {
  const cut = { kind: 'cable-cut', atS: 0, durationS: 120, from: 'NYC', to: 'LON' };
  const [whole, severed] = [run({}), run({ faults: [cut] })];
  expect(severed.platforms.lambda?.latencyMs.mean).toBeGreaterThan(
    whole.platforms.lambda?.latencyMs.mean ?? 0,
  );
  const lossy = run({ faults: [{ kind: 'loss-burst', atS: 0, durationS: 120, share: 0.05 }] });
  expect(lossy.platforms.edge?.meanSegmentsMs['retry']).toBeGreaterThan(
    10 * (whole.platforms.edge?.meanSegmentsMs['retry'] ?? 0),
  );
});

test('requests to a stuck origin fail, those before and after do not', () => {
  const stuck = { kind: 'stuck-origin', atS: 60, durationS: 30, host: origin.host };
  const handler = { originCalls: [{ host: origin.host }] };
  const { platforms } = run({ origins: [origin], faults: [stuck] }, 120, handler);
  const { generated, failed, served } = platforms.edge ?? { generated: 0, failed: 0, served: 0 };
  expect(failed / generated).toBeGreaterThan(0.2);
  expect(failed / generated).toBeLessThan(0.3);
  expect(served + failed).toBe(generated);
});

test('an outage fails who is led there until routing has found out; then others answer', () => {
  const outage = { kind: 'region-outage', atS: 60, durationS: 60, region: 'us-east-1' };
  const { platforms } = run({ containers: { regions: ['us-east-1', 'eu-west-1'] }, faults: [outage] }, 240);
  // Nobody else can answer for one region.
  expect(platforms.lambda?.errorShare).toBeGreaterThan(0.24);
  expect(platforms.lambda?.errorShare).toBeLessThan(0.26);
  expect(platforms.containers?.errorShare).toBeGreaterThan(0.005);
  expect(platforms.containers?.errorShare).toBeLessThan(0.1);
  expect(platforms.edge?.errorShare).toBe(0);
});

test('clients whose resolvers keep old answers stay with a place that is down', () => {
  const containers = { regions: ['us-east-1', 'eu-west-1'] };
  const routing = { policy: 'latency-dns' };
  const outage = { kind: 'region-outage', atS: 60, durationS: 120, region: 'us-east-1' };
  const stale = { kind: 'stale-dns', atS: 50, durationS: 150, share: 1 };
  const fresh = run({ containers, routing, faults: [outage] }, 240).platforms.containers;
  const kept = run({ containers, routing, faults: [outage, stale] }, 240).platforms.containers;
  expect(kept?.errorShare).toBeGreaterThan(2 * (fresh?.errorShare ?? 1));
});

test('a region that fails behind the PoPs makes no PoP load its module again', () => {
  const world = { platforms: ['hybrid'] };
  const outage = { kind: 'region-outage', atS: 60, durationS: 10, region: 'us-east-1' };
  const without = run(world).platforms.hybrid;
  expect(run({ ...world, faults: [outage] }).platforms.hybrid?.moduleLoads).toBe(without?.moduleLoads);
});

test('of outages that overlap the last to end brings the place back, of brown-outs the worst counts', () => {
  const platforms = ['lambda'];
  const outage = { kind: 'region-outage', atS: 50, durationS: 60, region: 'us-east-1' };
  const failed = (...faults: object[]) => run({ platforms, faults }).platforms.lambda?.failed;
  expect(failed(outage, { ...outage, atS: 60, durationS: 10 })).toBe(failed(outage));
  expect(failed({ ...outage, durationS: 30 }, { ...outage, atS: 80, durationS: 30 })).toBe(failed(outage));
  const brown = { kind: 'brown-out', atS: 50, durationS: 60, platform: 'lambda', capacity: 0 };
  const rejected = (...faults: object[]) => run({ platforms, faults }).platforms.lambda?.rejected;
  expect(rejected(brown)).toBeGreaterThan(5_000);
  expect(rejected(brown, { ...brown, atS: 60, durationS: 10, capacity: 1 })).toBe(rejected(brown));
});

test('a kept answer that names a place which is up again leads there as any other', () => {
  const containers = { regions: ['us-east-1', 'eu-west-1'] };
  const routing = { policy: 'latency-dns' };
  const outage = { kind: 'region-outage', atS: 60, durationS: 20, region: 'us-east-1' };
  const stale = { kind: 'stale-dns', atS: 70, durationS: 100, share: 1 };
  const platforms = ['containers'];
  const kept = run({ platforms, containers, routing, faults: [outage, stale] }, 200).platforms.containers;
  // Down for 20 of the 200 seconds, and nearer to some of the clients.
  expect(kept?.errorShare).toBeGreaterThan(0.01);
  expect(kept?.errorShare).toBeLessThan(0.1);
});

test('what a region behind the PoPs cannot answer has no bytes to be billed', () => {
  const prices = { edgePerMillionRequests: 1, edgePerMillionCpuMs: 0, edgePerGb: 1, edgePerMonth: 0 };
  const outage = { kind: 'region-outage', atS: 0, durationS: 1_000, region: 'us-east-1' };
  const { failed, generated, cost } = run({ platforms: ['hybrid'], prices, faults: [outage] }).platforms
    .hybrid as NonNullable<Report['platforms']['hybrid']>;
  expect(failed).toBe(generated);
  const gigabytes = cost.lines.filter(({ unit }) => unit === 'GB').map(({ quantity }) => quantity);
  expect(gigabytes.filter((quantity) => quantity > 0)).toEqual([]);
});
