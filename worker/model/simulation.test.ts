import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createHistogram, rangeOf } from '../statistics/histogram.ts';
import { bucketOfOutcome, isCold, isServed } from '../statistics/outcomes.ts';
import { DEFAULT_WORLD } from '../project/world.ts';
import type { World } from '../project/world.ts';
import type { PlatformTraffic } from '../protocol/simulator.ts';
import { PLACES, regionIndexOf } from './places.ts';
import { readScenario } from './scenario.ts';
import { createSimulation } from './simulation.ts';
import type { Execute, Simulation } from './simulation.ts';

const execute: Execute = ({ index }) => ({
  computeUs: 1_000 + (index % 7) * 100,
  waitUs: index % 3 === 0 ? 20_000 : 0,
  lateUs: index % 4 === 0 ? 7_000 : 0,
  responseBytes: 10_000 + (index % 5) * 20_000,
  failed: index % 50 === 49,
});

/** Of each part of a world, what differs from the usual. */
type Changes = {
  readonly [Part in keyof World]?: World[Part] extends object ? Partial<World[Part]> : World[Part];
};

function worldWith(changes: Changes): World {
  const read = readScenario({ world: changes });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return { ...read.value.world, compute: DEFAULT_WORLD.compute };
}

const LAMBDA = 0;
const CONTAINERS = 1;
const EDGE = 2;

function simulate(changes: Changes, arrivalLimit = 2_000, stepUs = 1_000_000): Simulation {
  const world = worldWith(changes);
  const simulation = createSimulation(world, { execute, edgeStartUs: () => 500, arrivalLimit });
  while (simulation.generated < arrivalLimit) simulation.advance(simulation.nowUs + stepUs);
  return simulation;
}

const worlds = record({
  seed: integer({ min: 0, max: 0xffff_ffff }),
  traffic: constantFrom(0.5, 50, 5_000).map((perSecond) => ({ ...DEFAULT_WORLD.traffic, perSecond })),
  lambda: record({
    coldStart: constantFrom('node-image' as const, 'claimed' as const),
    keepAliveS: constantFrom(0, 1, 420),
    concurrencyLimit: constantFrom(1, 20, 1_000),
  }),
  containers: record({
    replicas: integer({ min: 1, max: 3 }),
    concurrency: integer({ min: 1, max: 50 }),
    queueLimit: constantFrom(0, 5, 1_000),
  }),
  edge: record({ concurrency: constantFrom(1, 256) }),
  clients: record({
    access: constantFrom('mix' as const, '3g' as const),
    newConnectionShare: constantFrom(0, 0.3, 1),
  }),
});

test('generated = served + rejected + failed, once nobody is under way', () => {
  assert(
    property(worlds, (world) => {
      const simulation = simulate(world, 1_000);
      const settled = (): number[] => simulation.traffic().map((t) => t.served + t.rejected + t.failed);
      for (const count of settled()) expect(count).toBeLessThanOrEqual(1_000);
      simulation.finish();
      expect(settled()).toEqual([1_000, 1_000, 1_000]);
      expect(simulation.generated).toBe(1_000);
    }),
    { numRuns: 25 },
  );
});

test('the size of the steps changes nothing', () => {
  assert(
    property(worlds, integer({ min: 500, max: 3_000_000 }), (world, stepUs) => {
      const [coarse, fine] = [simulate(world, 500, 10_000_000), simulate(world, 500, stepUs)];
      coarse.finish();
      fine.finish();
      expect(fine.tallies.map((tally) => tally.overall)).toEqual(
        coarse.tallies.map((tally) => tally.overall),
      );
      expect(fine.tallies.map((tally) => tally.segmentSumsUs)).toEqual(
        coarse.tallies.map((tally) => tally.segmentSumsUs),
      );
    }),
    { numRuns: 10 },
  );
});

test('the same seed gives the same run, another seed another', () => {
  expect(simulate({ seed: 9 }).traffic()).toEqual(simulate({ seed: 9 }).traffic());
  expect(simulate({ seed: 9 }).traffic()).not.toEqual(simulate({ seed: 10 }).traffic());
});

test.each<readonly [string, Changes, readonly number[]]>([
  ['fewer replicas', { containers: { replicas: 1, concurrency: 1 } }, [LAMBDA, EDGE]],
  ['another cold start', { lambda: { coldStart: 'claimed' } }, [CONTAINERS, EDGE]],
  ['no keep-alive', { lambda: { keepAliveS: 0 } }, [CONTAINERS, EDGE]],
  ['narrow PoPs', { edge: { concurrency: 1 } }, [LAMBDA, CONTAINERS]],
  ['another region', { region: 'eu-west-1' }, [EDGE]],
  ['another day', { startsAt: '2027-01-01T00:00:00Z' }, [LAMBDA, CONTAINERS, EDGE]],
])('%s changes no latency elsewhere', (_, changes, untouched) => {
  const [before, after] = [simulate({}), simulate(changes)];
  for (const platform of untouched) expect(after.tallies[platform]).toEqual(before.tallies[platform]);
});

test('the segments of all requests add up to their latencies exactly', () => {
  const simulation = createSimulation(DEFAULT_WORLD, {
    execute: () => ({ computeUs: 2_000, waitUs: 30_000, lateUs: 0, responseBytes: 60_000, failed: false }),
    edgeStartUs: () => 431.4,
    arrivalLimit: 1_000,
  });
  simulation.advance(60_000_000);
  simulation.finish();
  const drawn = simulation.takeDrawn(2_000);
  expect(drawn.count).toBe(1_000);
  DEFAULT_WORLD.platforms.forEach((_, platform) => {
    const segments = simulation.tallies[platform]?.segmentSumsUs.reduce((sum, us) => sum + us, 0);
    expect(segments).toBe(drawn.totalUs[platform]?.reduce((sum, us) => sum + us, 0));
  });
});

function runWith(lateUs: number): readonly PlatformTraffic[] {
  const simulation = createSimulation(DEFAULT_WORLD, {
    execute: () => ({ computeUs: 2_000, waitUs: 0, lateUs, responseBytes: 100, failed: false }),
    edgeStartUs: () => 400,
    arrivalLimit: 1_000,
  });
  simulation.advance(3_000_000);
  return simulation.traffic();
}

test('work after the answer is part of no latency, and keeps its instance busy', () => {
  const [without, having] = [runWith(0), runWith(1_000_000)];
  expect(having[EDGE]?.overall).toEqual(without[EDGE]?.overall);
  for (const platform of [LAMBDA, EDGE])
    expect(having[platform]?.instances).toBeGreaterThan(2 * (without[platform]?.instances ?? 0));
  // Replicas are never more than they are: what comes later waits for them.
  expect(having[CONTAINERS]?.overall.p95Us).toBeGreaterThan(without[CONTAINERS]?.overall.p95Us ?? 0);
});

test('arrivals are Poisson and cities weigh as their population', () => {
  const perCity = PLACES.cities.map(() => 0);
  const simulation = createSimulation(DEFAULT_WORLD, {
    execute: ({ cityIndex }) => {
      perCity[cityIndex] = (perCity[cityIndex] as number) + 1 / DEFAULT_WORLD.platforms.length;
      return { computeUs: 0, waitUs: 0, lateUs: 0, responseBytes: 0, failed: false };
    },
    edgeStartUs: () => 0,
  });
  const perSecond = Array.from({ length: 400 }, () => {
    const before = simulation.generated;
    simulation.advance(simulation.nowUs + 1_000_000);
    return simulation.generated - before;
  });
  const mean = simulation.generated / 400;
  const variance = perSecond.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 399;
  expect(Math.abs(mean - 200)).toBeLessThan(5 * Math.sqrt(200 / 400));
  expect(Math.abs(variance / mean - 1)).toBeLessThan(5 * Math.sqrt(2 / 399));
  const people = PLACES.cities.reduce((sum, city) => sum + city.population, 0);
  PLACES.cities.forEach((city, index) => {
    const expected = (simulation.generated * city.population) / people;
    expect(Math.abs((perCity[index] as number) - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

test('limits reject, small pools queue, failures are no latencies', () => {
  const simulation = simulate({
    traffic: { perSecond: 5_000 },
    lambda: { concurrencyLimit: 5 },
    containers: { replicas: 1, concurrency: 2, queueLimit: 3 },
    edge: { concurrency: 1 },
  });
  simulation.finish();
  const [gen1, warm, atEdge] = simulation.traffic();
  expect(gen1?.rejected).toBeGreaterThan(100);
  expect(gen1?.coldStarts).toBe(5);
  expect(gen1?.instances).toBeLessThanOrEqual(5);
  expect(warm?.rejected).toBeGreaterThan(100);
  expect(warm?.instances).toBe(1);
  expect(atEdge).toMatchObject({ rejected: 0, failed: 40, served: 1_960, coldStarts: 2_000 });
  const queue = 4;
  expect(simulation.tallies[EDGE]?.segmentSumsUs[queue]).toBeGreaterThan(0);
});

test('outcomes are told once, by the span of arrival, and add up to the counts', () => {
  const simulation = createSimulation(
    { ...DEFAULT_WORLD, platforms: ['lambda', 'edge'] },
    {
      execute: ({ arrivalUs }) => ({
        computeUs: arrivalUs < 3_000_000 ? 5_000_000 : 0,
        waitUs: 0,
        lateUs: 0,
        responseBytes: 0,
        failed: arrivalUs > 9_000_000,
      }),
      edgeStartUs: () => 500,
      spanUs: 1_000_000,
    },
  );
  const seen = [0, 1].map(() => ({ served: 0, failed: 0, latencies: createHistogram() }));
  const add = () => {
    const { platform, span, outcome, times } = simulation.takeOutcomes();
    platform.forEach((position, at) => {
      const counts = seen[position]!;
      const [which, many] = [outcome[at] as number, times[at] as number];
      if (!isServed(which)) {
        expect(span[at]).toBeGreaterThanOrEqual(9);
        counts.failed += many;
        return;
      }
      expect(rangeOf(bucketOfOutcome(which)).toUs > 5_000_000).toBe((span[at] as number) < 3);
      if (position === 1) expect(isCold(which)).toBe(true);
      counts.served += many;
      counts.latencies[bucketOfOutcome(which)]! += many;
    });
  };
  for (let nowUs = 400_000; nowUs <= 12_000_000; nowUs += 400_000) {
    simulation.advance(nowUs);
    add();
  }
  simulation.finish();
  add();
  expect(simulation.takeOutcomes().times).toHaveLength(0);
  simulation.tallies.forEach(({ served, failed, overall }, at) => {
    expect(served).toBeGreaterThan(100);
    expect(seen[at]).toEqual({ served, failed, latencies: overall });
  });
});

test('drawn requests are an even, bounded sample that starts anew', () => {
  const simulation = simulate({ traffic: { ...DEFAULT_WORLD.traffic, perSecond: 1_000 } }, 20_000);
  const drawn = simulation.takeDrawn(200);
  expect(drawn.count).toBe(200);
  const gaps = Array.from(drawn.startUs.slice(1), (startUs, at) => startUs - (drawn.startUs[at] as number));
  expect(Math.max(...gaps)).toBeLessThan(2_500_000);
  expect(drawn.startUs[199]).toBeGreaterThan(18_000_000);
  for (const city of drawn.city) expect(city).toBeLessThan(PLACES.cities.length);
  const usEast = regionIndexOf('us-east-1');
  expect(drawn.place.map((places) => new Set(places).size === 1)).toEqual([true, true, false]);
  expect([drawn.place[0]?.[0], drawn.place[1]?.[0]]).toEqual([usEast, usEast]);
  for (const pop of drawn.place[2] ?? []) expect(PLACES.pops.metros[pop]).toBeDefined();
  for (const totals of drawn.totalUs) expect(Math.min(...totals)).toBeGreaterThan(0);
  expect(simulation.takeDrawn(200).count).toBe(0);
});

test('virtual time stands still or goes on, never back', () => {
  const simulation = simulate({});
  const { nowUs } = simulation;
  simulation.advance(5);
  expect(simulation.nowUs).toBe(nowUs);
});

test('the platforms of one arrival are asked one after another', () => {
  const asked: string[] = [];
  const simulation = createSimulation(DEFAULT_WORLD, {
    execute: ({ index }, platform, site) => {
      asked.push(`${index} ${platform} ${site.kind}`);
      return { computeUs: 0, waitUs: 0, lateUs: 0, responseBytes: 0, failed: false };
    },
    edgeStartUs: () => 0,
    arrivalLimit: 2,
  });
  simulation.advance(1_000_000);
  expect(asked.slice(0, 3)).toEqual(['0 lambda region', '0 containers region', '0 edge pop']);
  expect(asked.slice(3)).toEqual(['1 lambda region', '1 containers region', '1 edge pop']);
});
