import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../project/world.ts';
import { runScenario } from './report.ts';
import type { Report } from './report.ts';
import { readScenario } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const origin = {
  host: 'api.example.com',
  region: 'eu-central-1',
  serviceMs: 5,
  status: 200,
  contentType: 'text/plain',
  body: 'grüß dich',
};

function accepted(json: unknown): Scenario {
  const read = readScenario(json);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

function refused(json: unknown): string[] {
  const read = readScenario(json);
  return read.ok ? [] : read.failure.map(({ path }) => path);
}

test('an empty scenario is the default world with stated figures in place of measured ones', () => {
  expect(accepted({})).toEqual({
    world: { ...DEFAULT_WORLD, compute: { startUs: 500, handlerUs: 2_000 } },
    amount: { requests: 100_000 },
    component: null,
    kinds: [],
    explain: [],
    tests: '',
    handler: { computeUs: 2_000, originCalls: [], lateUs: 0, requestBytes: 500, responseBytes: 10_000 },
    filledIn: { startUs: true, handlerUs: true },
  });
});

test('a world is merged over the default, lists are replaced', () => {
  const { world } = accepted({ world: { lambda: { keepAliveS: 5 }, origins: [origin] } });
  expect(world.lambda).toEqual({ ...DEFAULT_WORLD.lambda, keepAliveS: 5 });
  expect(world.origins).toEqual([origin]);
});

test('an origin call without a size takes that of the body in bytes', () => {
  const { handler } = accepted({
    world: { origins: [origin] },
    handler: { originCalls: [{ host: origin.host }] },
  });
  expect(handler.originCalls).toEqual([[{ host: origin.host, responseBytes: 11 }]]);
});

test.each<readonly [string, unknown, readonly string[]]>([
  ['no object', null, ['scenario']],
  ['an unknown field', { wrld: {} }, ['wrld']],
  ['a world that is no object', { world: 3 }, ['world']],
  ['an unknown field of the world', { world: { traffic: { rate: 3 } } }, ['world.traffic.rate']],
  [
    'a call of another shape',
    { handler: { originCalls: [[{ host: 1 }]] } },
    ['handler.originCalls.0.0.host'],
  ],
  ['a bare word', { handler: { computeUs: 'fast' } }, ['handler.computeUs']],
  [
    'an unknown distribution',
    { handler: { computeUs: { kind: 'normal', meanUs: 1 } } },
    ['handler.computeUs.kind'],
  ],
  [
    'a distribution upside down',
    { handler: { computeUs: { kind: 'uniform', leastUs: 9, mostUs: 5 } } },
    ['handler.computeUs.mostUs'],
  ],
  [
    'quantiles that fall',
    { handler: { computeUs: { kind: 'quantiles', us: [5, 3] } } },
    ['handler.computeUs.us'],
  ],
  ['a number out of range', { world: { traffic: { perSecond: -1 } } }, ['world.traffic.perSecond']],
  ['an unknown region', { world: { region: 'mars-1' } }, ['world.region']],
  ['no requests', { requests: 0 }, ['requests']],
  ['two amounts', { requests: 1, durationS: 1 }, ['durationS']],
  ['endless traffic', { durationS: 1e7, world: { traffic: { perSecond: 1e5 } } }, ['durationS']],
  ['a stranger', { handler: { originCalls: [{ host: 'nowhere.example' }] } }, ['handler.originCalls.0.host']],
  [
    'fewer replicas at most than at least',
    { world: { containers: { replicas: 50, autoscale: { most: 5, targetShare: 0.5 } } } },
    ['world.containers.autoscale.most'],
  ],
  ['two figures', { handler: { computeUs: 1 }, world: { compute: { handlerUs: 1 } } }, ['handler.computeUs']],
])('%s is refused by the name of the field', (_, json, paths) => {
  expect(refused(json)).toEqual(paths);
});

const run = (json: unknown): Report => runScenario(accepted(json));

test('the same scenario gives the same report, byte for byte', () => {
  const [first, second] = [run({ requests: 5_000 }), run({ requests: 5_000 })];
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});

test('counts add up, percentiles rise, segment means add up to the mean', () => {
  const report = run({
    requests: 5_000,
    world: { containers: { replicas: 1, concurrency: 1, queueLimit: 2 } },
  });
  for (const platform of Object.values(report.platforms)) {
    expect(platform.served + platform.rejected + platform.failed).toBe(5_000);
    const { mean, ...percentiles } = platform.latencyMs;
    const values = Object.values(percentiles).map(Number);
    expect(values.toSorted((a, b) => a - b)).toEqual(values);
    const sum = Object.values(platform.meanSegmentsMs).reduce((total, ms) => total + ms, 0);
    expect(sum).toBeCloseTo(mean ?? NaN, 4);
  }
});

test('an origin far from the edge costs the edge more than the region next to it', () => {
  const { platforms } = run({
    requests: 5_000,
    world: { region: 'eu-central-1', origins: [origin] },
    handler: { originCalls: [{ host: origin.host }, { host: origin.host }] },
  });
  expect(platforms.lambda?.meanSegmentsMs['origin-wait']).toBeCloseTo(11, 2);
  expect(platforms.edge?.meanSegmentsMs['origin-wait']).toBeGreaterThan(100);
});

test('a duration ends arrivals, not the requests under way', () => {
  const report = run({ durationS: 10 });
  expect(report.virtualSeconds).toBe(10);
  expect(report.generated).toBeGreaterThan(1_700);
  expect(report.platforms.lambda?.served).toBe(report.generated);
});

test('the report says where every figure comes from', () => {
  const { provenance } = run({ requests: 10, handler: { computeUs: 2_000 } });
  expect(provenance.compute).toBe('2000 µs, stated by the scenario');
  expect(provenance.edgeStart).toBe('500 µs, quoted: Spin cold start, fermyon.com (2025)');
  for (const figure of Object.values(provenance.figures)) expect(figure.source).not.toBe('');
});

test('a component that really runs takes the place of the stated handler', () => {
  const failing = { computeUs: 1, waitUs: 0, lateUs: 0, responseBytes: 0, failed: true };
  const evidence = { execute: () => failing, requestBytes: [100], compute: '1 µs, from a test' };
  const report = runScenario(accepted({ requests: 100 }), evidence);
  expect(report.provenance.compute).toBe('1 µs, from a test');
  expect(report.platforms.edge).toMatchObject({
    served: 0,
    failed: 100,
    latencyMs: { p50: null, mean: null },
  });
});
