import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_PRICES, NODE_PLANS } from '../../project/world-prices.ts';
import type { Prices } from '../../project/world-prices.ts';
import type { Cost, Tariff } from '../../protocol/cost.ts';
import { AWS_EGRESS_TIERS, NODE_PRICES, PRICES } from '../data/prices.ts';
import { costOf } from './cost.ts';
import type { Bill } from './cost.ts';
import { createMeters } from './meters.ts';
import type { Meters, Usage } from './meters.ts';

const MONTH_S = 2_628_000;

interface Counted extends Partial<Omit<Meters, 'all' | 'attack'>> {
  readonly all?: Partial<Usage>;
  readonly attack?: Partial<Usage>;
}

/** A month, one instance of 1 GB and one vCPU, one region, unless said otherwise. */
function metersOf({ all, attack, ...rest }: Counted): Meters {
  const meters = createMeters({ memoryMb: 1_024, vcpus: 1, regions: 1, ...rest });
  return {
    ...meters,
    virtualSeconds: MONTH_S,
    ...rest,
    all: { ...meters.all, ...all },
    attack: { ...meters.attack, ...attack },
  };
}

function bill(tariff: Tariff, counted: Counted): Bill {
  return { tariff, meters: metersOf(counted) };
}

function cost(tariff: Tariff, counted: Counted, prices: Partial<Prices> = {}): Cost {
  return costOf([bill(tariff, counted)], { ...DEFAULT_PRICES, ...prices });
}

/** Half up, as people round. */
const round = (usd: number | null, digits: number): number =>
  Math.round(Number(usd) * 10 ** digits + 1e-6) / 10 ** digits;

const invocations = (memoryMb: number, ms: number, requests = 1_000_000): Counted => ({
  memoryMb,
  all: { requests, billedMs: requests * ms },
});

test.each([
  [128, 5, 0.21042],
  [128, 50, 0.30417],
  [512, 100, 1.03334],
  [512, 50, 0.61667],
])('a million invocations of %d MB and %d ms', (memoryMb, ms, usd) => {
  const { perMillionUsd, perMonthUsd } = cost('lambda', invocations(memoryMb, ms));
  expect(round(perMillionUsd, 5)).toBe(usd);
  expect(perMonthUsd).toBe(perMillionUsd);
});

test('sums are exact to the last digit', () => {
  expect(cost('lambda', invocations(512, 100)).perMonthUsd).toBe(1.033335);
  expect(cost('lambda', invocations(128, 5)).perMonthUsd).toBe(0.2104166875);
});

test('one cold start of 200 ms in a hundred is billed too', () => {
  const counted = { memoryMb: 512, all: { requests: 1_000_000, billedMs: 100_000_000 + 10_000 * 200 } };
  expect(round(cost('lambda', counted).perMillionUsd, 5)).toBe(1.05);
});

test.each([
  [128, 1.3688],
  [512, 5.475],
  [1_024, 10.9501],
  [1_769, 18.9167],
])('a provisioned instance of %d MB that does nothing for a month', (memoryMb, usd) => {
  const idle = cost('lambda', { memoryMb, provisionedSeconds: MONTH_S, idleInstanceSeconds: MONTH_S });
  expect(round(idle.perMonthUsd, 4)).toBe(usd);
  expect(idle).toMatchObject({ perMillionUsd: null, warmSharePct: 100 });
});

test('ten provisioned instances of 1 GB in each of five regions', () => {
  const seconds = 50 * MONTH_S;
  const counted = { regions: 5, provisionedSeconds: seconds, idleInstanceSeconds: seconds };
  expect(round(cost('lambda', counted).perMonthUsd, 2)).toBe(547.5);
});

test('provisioned instances are cheaper than those on demand above a utilisation of 60 %', () => {
  const ms = 1_000 * MONTH_S;
  const idle = Number(cost('lambda', { provisionedSeconds: MONTH_S }).perMonthUsd);
  const busy = Number(
    cost('lambda', { provisionedSeconds: MONTH_S, all: { provisionedBilledMs: ms } }).perMonthUsd,
  );
  const onDemand = Number(cost('lambda', { all: { billedMs: ms } }).perMonthUsd);
  expect(round((100 * idle) / (onDemand - (busy - idle)), 1)).toBe(60);
});

test('Lambda on Arm is a fifth cheaper by time, not by request', () => {
  const arm = cost('lambda', invocations(512, 100), { lambdaArchitecture: 'arm' });
  expect(arm.perMonthUsd).toBe(0.2 + 50_000 * 0.0000133334);
});

test('Lambda@Edge', () => {
  expect(round(cost('lambda-edge', invocations(128, 50)).perMillionUsd, 4)).toBe(0.9126);
});

test('the plan of Workers includes ten million requests and thirty million CPU-ms', () => {
  const counted = { all: { requests: 100_000_000, cpuMs: 500_000_000 } };
  expect(cost('workers', counted).perMonthUsd).toBe(41.4);
});

test.each([
  [1, 224.5, 1.9],
  [10, 22.45, 0.393],
  [100, 2.245, 0.345],
  [1_000, 0.2245, 0.341],
])('containers and isolates at %d requests a second', (perSecond, containers, isolates) => {
  const requests = perSecond * MONTH_S;
  const nodeSeconds = 3 * 5 * MONTH_S;
  const lke = cost('lke', { regions: 5, nodeSeconds, all: { requests } });
  expect(lke.perMonthUsd).toBe(590);
  expect(Number(lke.perMillionUsd)).toBeCloseTo(containers, 4 - Math.ceil(Math.log10(containers)));
  const workers = cost('workers', { all: { requests, cpuMs: 2 * requests } });
  expect(Number(workers.perMillionUsd)).toBeCloseTo(isolates, 2);
});

test('a task of Fargate with a quarter of a vCPU and half a GB', () => {
  const { lines } = cost('fargate', { memoryMb: 512, vcpus: 0.25, idleInstanceSeconds: MONTH_S });
  const [processors, memory, balancer] = lines.map(({ usd }) => Number(usd));
  expect(round(Number(processors) + Number(memory), 2)).toBe(9.01);
  expect(balancer).toBe(0.0225 * 730);
});

test('an hour at some rate costs as much a month as the month at that rate', () => {
  const counts = { requests: 2_628_000, billedMs: 26_280_000, cpuMs: 5_256_000, egressBytes: 26_280_000_000 };
  const hour = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / 730]));
  for (const tariff of ['lambda', 'lke', 'workers', 'fargate'] as const) {
    const month = cost(tariff, { all: counts, nodeSeconds: 3 * MONTH_S, busyInstanceSeconds: MONTH_S });
    const short = { virtualSeconds: 3_600, nodeSeconds: 3 * 3_600, busyInstanceSeconds: 3_600 };
    expect(cost(tariff, { all: hour, ...short }).perMonthUsd).toBeCloseTo(Number(month.perMonthUsd), 9);
  }
});

test('egress: by tier at AWS, above the pool of the nodes at Akamai', () => {
  const all = { egressBytes: 60_000e9 };
  const aws = cost('lambda', { all }).perMonthUsd;
  expect(aws).toBeCloseTo(10_240 * 0.09 + 40_960 * 0.085 + (60_000 - 51_200) * 0.07, 9);
  const akamai = cost('lke', { all, nodeSeconds: 3 * MONTH_S }).perMonthUsd;
  expect(akamai).toBeCloseTo(3 * 36 + 10 + (60_000 - 12_000) * 0.005, 9);
});

test('free tiers count only when asked for, and never with provisioned concurrency', () => {
  const counted = invocations(1_024, 100, 2_000_000);
  const paid = cost('lambda', counted).perMonthUsd;
  expect(paid).toBeCloseTo(0.4 + 200_000 * 0.0000166667, 9);
  expect(cost('lambda', counted, { freeTier: true }).perMonthUsd).toBe(0.2);
  const provisioned = { ...counted, provisionedSeconds: 1 };
  expect(cost('lambda', provisioned, { freeTier: true }).perMonthUsd).toBeGreaterThan(Number(paid));
});

test('prices that nobody publishes are asked for, not made up', () => {
  const counted = { all: { requests: 10_000_000, cpuMs: 20_000_000 } };
  const unknown = cost('own', counted);
  expect(unknown).toMatchObject({ perMillionUsd: null, perMonthUsd: null, attackSharePct: null });
  expect(unknown.missing).toEqual([
    'prices.edgePerMonth',
    'prices.edgePerMillionRequests',
    'prices.edgePerMillionCpuMs',
  ]);
  expect(unknown.lines.every(({ usd, kind }) => usd === null && kind === 'entered')).toBe(true);
  const entered = { edgePerMonth: 0, edgePerMillionRequests: 0.3, edgePerMillionCpuMs: 0.02 };
  expect(cost('own', counted, entered)).toMatchObject({ perMonthUsd: 3.4, perMillionUsd: 0.34, missing: [] });
});

test('what an attack adds is the share by which the bill would be smaller', () => {
  const all = { requests: 4_000_000, billedMs: 40_000_000 };
  const attack = { requests: 3_000_000, billedMs: 30_000_000 };
  expect(cost('lambda', { all, attack }).attackSharePct).toBe(75);
  expect(cost('lke', { all, attack, nodeSeconds: MONTH_S }).attackSharePct).toBe(0);
});

test('staying warm is the idle share of what is billed by time', () => {
  const instances = { busyInstanceSeconds: 0.25 * MONTH_S, idleInstanceSeconds: 0.75 * MONTH_S };
  const egress = { all: { egressBytes: (4_000 + 9_200) * 1e9 } };
  expect(cost('lke', { ...instances, nodeSeconds: MONTH_S }).warmSharePct).toBe(75);
  expect(cost('lke', { ...instances, ...egress, nodeSeconds: MONTH_S }).warmSharePct).toBe(37.5);
  expect(cost('lambda', invocations(128, 5)).warmSharePct).toBe(0);
});

test('a hybrid pays two bills for the requests of the first', () => {
  const edge = bill('workers', { all: { requests: 5_000_000 } });
  const region = bill('lke', { nodeSeconds: MONTH_S, all: { requests: 1_000_000 } });
  expect(costOf([edge, region], DEFAULT_PRICES)).toMatchObject({ perMonthUsd: 51, perMillionUsd: 10.2 });
});

test('before anything is metered nothing is known', () => {
  expect(cost('workers', { virtualSeconds: 0 })).toEqual({
    perMillionUsd: null,
    perMonthUsd: null,
    warmSharePct: null,
    attackSharePct: null,
    lines: [],
    missing: [],
  });
});

const amounts = integer({ min: 0, max: 1_000_000_000 });
const usages = record({
  requests: amounts,
  billedMs: amounts,
  provisionedBilledMs: amounts,
  cpuMs: amounts,
  egressBytes: integer({ min: 0, max: 1e15 }),
});

test('lines add up, shares are shares, more use never costs less', () => {
  assert(
    property(
      constantFrom<Tariff>('lambda', 'lambda-edge', 'lke', 'fargate', 'workers'),
      usages,
      usages,
      record({ nodeSeconds: amounts, busyInstanceSeconds: amounts, idleInstanceSeconds: amounts }),
      (tariff, peace, attack, times) => {
        const all = Object.fromEntries(
          Object.entries(peace).map(([name, count]) => [name, count + attack[name as keyof Usage]]),
        );
        const { lines, perMonthUsd, warmSharePct, attackSharePct } = cost(tariff, { all, attack, ...times });
        const total = lines.reduce((sum, { usd }) => sum + Number(usd), 0);
        expect(total).toBeCloseTo(Number(perMonthUsd), 4);
        for (const share of [warmSharePct, attackSharePct]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(100);
        }
        expect(cost(tariff, { all: peace, ...times }).perMonthUsd).toBeLessThanOrEqual(Number(perMonthUsd));
      },
    ),
    { numRuns: 100 },
  );
});

test('every price says where it is from and when it held; every line passes that on', () => {
  const all = [...Object.values(PRICES), ...AWS_EGRESS_TIERS.map(({ price }) => price)];
  const nodes = NODE_PLANS.map((plan) => NODE_PRICES[plan].month);
  for (const { value, source, asOf } of [...all, ...nodes]) {
    expect(value).toBeGreaterThan(0);
    expect(source).not.toBe('');
    expect(asOf).toMatch(/^20\d\d/);
  }
  const [line] = cost('lke', { nodeSeconds: MONTH_S }).lines;
  expect(line).toEqual({
    tariff: 'lke',
    what: 'nodes',
    quantity: 1,
    unit: 'node-month',
    priceUsd: 36,
    usd: 36,
    idleShare: 1,
    kind: 'quoted',
    source: NODE_PRICES['dedicated-4gb'].month.source,
    asOf: '2026-09-17',
    field: null,
  });
});
