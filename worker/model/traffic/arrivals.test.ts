import { assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_WORLD, worldSchema } from '../../project/world.ts';
import type { World } from '../../project/world.ts';
import { DEFAULT_TRAFFIC } from '../../project/world-traffic.ts';
import { cityIndexOf, PLACES } from '../places.ts';
import { Arrivals } from './arrivals.ts';
import { resolverMissShares } from './clients.ts';
import { shareOfCity } from './population.ts';
import { hoursAhead } from './time-of-day.ts';

type TrafficInput = Partial<Record<keyof World['traffic'], unknown>>;

/** As a scenario says it: what is left out takes its default. */
function worldWith(traffic: TrafficInput, rest: Partial<World> = {}): World {
  return worldSchema.parse({ ...DEFAULT_WORLD, ...rest, traffic: { ...DEFAULT_TRAFFIC, ...traffic } });
}

interface Seen {
  readonly timeUs: number;
  readonly city: number;
  readonly isAttack: boolean;
  readonly draw: number;
}

function first(count: number, world: World): Seen[] {
  const arrivals = new Arrivals(world);
  return Array.from({ length: count }, () => {
    const { timeUs, city, isAttack, draw } = arrivals;
    arrivals.step();
    return { timeUs, city, isAttack, draw };
  });
}

function during(fromS: number, untilS: number, world: World): Seen[] {
  const seen: Seen[] = [];
  for (const arrivals = new Arrivals(world); arrivals.timeUs < 1_000_000 * untilS; arrivals.step()) {
    const { timeUs, city, isAttack, draw } = arrivals;
    if (timeUs >= 1_000_000 * fromS) seen.push({ timeUs, city, isAttack, draw });
  }
  return seen;
}

/** Within five standard deviations of a Poisson count. */
function expectCount(count: number, mean: number): void {
  expect(Math.abs(count - mean)).toBeLessThan(5 * Math.sqrt(mean));
}

const tokyo = cityIndexOf('tokyo') ?? -1;
const worlds = record({
  arrivals: constantFrom('poisson', 'constant'),
  diurnal: boolean(),
  perSecond: constantFrom(0.5, 50, 2_000),
  surges: constantFrom(
    [],
    [{ kind: 'flash-crowd', atS: 2, riseS: 1, holdS: 5, decayS: 2 }],
    [
      { kind: 'attack', atS: 0.25, perSecond: 300, durationS: 20 },
      { kind: 'conference', atS: 1, cityId: 'tokyo', durationS: 3 },
    ],
  ),
});

test('times are integers that never go back, numbered one after another, and the same for the same seed', () => {
  assert(
    property(worlds, integer({ min: 0, max: 0xffff_ffff }), (traffic, seed) => {
      const world = worldWith(traffic, { seed });
      const seen = first(2_000, world);
      expect(first(2_000, world)).toEqual(seen);
      expect(seen.every(({ timeUs }) => Number.isInteger(timeUs))).toBe(true);
      expect(seen.every(({ timeUs }, at) => at === 0 || timeUs >= (seen[at - 1] as Seen).timeUs)).toBe(true);
      expect(new Set(seen.map(({ draw }) => draw)).size).toBe(seen.length);
    }),
    { numRuns: 30 },
  );
});

test('the first arrivals of a seed come at these times for ever', () => {
  expect(first(4, DEFAULT_WORLD).map(({ timeUs }) => timeUs)).toEqual([3_850, 9_796, 15_280, 23_829]);
});

test('cities are as frequent as their population says', () => {
  const count = 200_000;
  const seen = first(count, worldWith({}));
  const counts = PLACES.cities.map(() => 0);
  for (const { city } of seen) counts[city] = (counts[city] as number) + 1;
  const chiSquared = counts.reduce((sum, observed, city) => {
    const expected = count * shareOfCity(city);
    return sum + (observed - expected) ** 2 / expected;
  }, 0);
  const freedom = counts.length - 1;
  expect(Math.abs(chiSquared - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom));
});

/** Variance over mean of the counts of each second. */
function dispersion(world: World, seconds: number): number {
  const counts = Array.from({ length: seconds }, () => 0);
  for (const { timeUs } of during(0, seconds, world)) {
    const second = Math.floor(timeUs / 1_000_000);
    counts[second] = (counts[second] as number) + 1;
  }
  const mean = counts.reduce((sum, count) => sum + count, 0) / seconds;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (seconds - 1) / mean;
}

test('the index of dispersion is 1 for Poisson arrivals and 0 for constant ones', () => {
  expect(Math.abs(dispersion(worldWith({}), 2_000) - 1)).toBeLessThan(5 * Math.sqrt(2 / 2_000));
  expect(dispersion(worldWith({ arrivals: 'constant' }), 2_000)).toBe(0);
  expect(first(3, worldWith({ arrivals: 'constant' })).map(({ timeUs }) => timeUs)).toEqual([
    2_500, 7_500, 12_500,
  ]);
});

test('the resolver of a busy city knows the name, that of a quiet one asks', () => {
  const perSecond = 10_000 * 0.3 * shareOfCity(tokyo);
  const busy = worldWith({ perSecond: 10_000 });
  const shareIn = (world: World): number => resolverMissShares(world)[tokyo] as number;
  expect(shareIn(busy)).toBeCloseTo(1 / (1 + 20 * perSecond), 12);
  expect(shareIn(busy)).toBeLessThan(0.01);
  expect(shareIn(worldWith({ perSecond: 0.1 }))).toBeGreaterThan(0.9);
});

/** Of a recording of eleven requests from Tokyo. */
function recordedMissShare(gapMs: number): number {
  const trace = Array.from({ length: 11 }, (_, at) => ({ atMs: 500 + at * gapMs, cityId: 'tokyo' }));
  return resolverMissShares(worldWith({ trace, perSecond: 10_000 }))[tokyo] as number;
}

test('what a resolver knows of a recording is by the recording, not by the rate it replaces', () => {
  expect(recordedMissShare(100)).toBeCloseTo(1 / (1 + 20 * 10 * 0.3), 12);
  expect(recordedMissShare(3_600_000)).toBeGreaterThan(0.99);
});

test('a day has its mean, and a time zone its peak and trough 2.86 times apart', () => {
  const world = worldWith({ diurnal: true, perSecond: 20 }, { startsAt: '2026-11-23T00:00:00Z' });
  const seen = during(0, 86_400, world);
  expectCount(seen.length, 20 * 86_400);
  const inTokyosZone = seen.filter(({ city }) => hoursAhead(PLACES.cities[city]?.timeZone ?? '', 10) === 9);
  const within = (fromH: number, untilH: number): number =>
    inTokyosZone.filter(({ timeUs }) => timeUs >= fromH * 3.6e9 && timeUs < untilH * 3.6e9).length;
  // 20 h and 4 h in Tokyo are 11 h and 19 h UTC; half an hour either side the curve is 0.75 % under and 4 % over.
  const peak = within(10.5, 11.5);
  const trough = within(18.5, 19.5);
  const expected = (1 - 0.00375 - 0.0025) / (0.35 + 0.005);
  expect(Math.abs(Math.log(peak / trough / expected))).toBeLessThan(5 * Math.sqrt(1 / peak + 1 / trough));
});

test('a flash crowd rises, holds and decays as it says', () => {
  const crowd = { kind: 'flash-crowd', atS: 100, factor: 20, riseS: 30, holdS: 300, decayS: 60 };
  const world = worldWith({ perSecond: 50, surges: [crowd] });
  expectCount(during(0, 100, world).length, 50 * 100);
  const rise = 30 - 30 * Math.exp(-1);
  expectCount(during(100, 130, world).length, 50 * (30 + 19 * (30 - rise)));
  expectCount(during(300, 400, world).length, 50 * (100 + 19 * 100));
  const decay = 60 * (1 - Math.exp(-2));
  expectCount(during(400, 520, world).length, 50 * (120 + 19 * decay));
  expectCount(during(1_000, 1_100, world).length, 50 * 100);
});

test('a crowd with no time constants is a box, and one of factor 1 is nothing', () => {
  const box = { kind: 'flash-crowd', atS: 2, factor: 3, riseS: 0, holdS: 4, decayS: 0 };
  const constant = { arrivals: 'constant', perSecond: 100 };
  expect(during(0, 20, worldWith({ ...constant, surges: [box] }))).toHaveLength(20 * 100 + 4 * 200);
  const none = { ...box, factor: 1, decayS: 600 };
  expect(during(0, 20, worldWith({ ...constant, surges: [none] }))).toEqual(
    during(0, 20, worldWith(constant)),
  );
});

test('a conference sends its share from its city, and ends', () => {
  const conference = {
    kind: 'conference',
    atS: 60,
    cityId: 'tokyo',
    factor: 200,
    durationS: 100,
    share: 0.8,
  };
  const world = worldWith({ perSecond: 10, surges: [conference] });
  const seen = during(60, 160, world);
  expectCount(seen.length, 10 * 200 * 100);
  const fromTokyo = seen.filter(({ city }) => city === tokyo).length;
  expectCount(fromTokyo, 10 * 100 * (199 * 0.8 + (199 * 0.2 + 1) * shareOfCity(tokyo)));
  expectCount(during(160, 260, world).length, 10 * 100);
});

test('an attack ramps up, holds and stops, from cities weighted by 1 / rank', () => {
  const botnet = ['lagos', 'mumbai', 'tokyo'];
  const attack = { kind: 'attack', atS: 10, perSecond: 2_000, rampS: 20, durationS: 60, botnet };
  const world = worldWith({ perSecond: 1, surges: [attack] });
  const attackers = (fromS: number, untilS: number): Seen[] =>
    during(fromS, untilS, world).filter(({ isAttack }) => isAttack);
  expect(attackers(0, 10)).toHaveLength(0);
  expectCount(attackers(10, 20).length, 2_000 * 2.5);
  expectCount(attackers(20, 30).length, 2_000 * 7.5);
  expect(attackers(70, 100)).toHaveLength(0);
  const steady = attackers(30, 70);
  expectCount(steady.length, 2_000 * 40);
  botnet.forEach((id, rank) => {
    const count = steady.filter(({ city }) => city === cityIndexOf(id)).length;
    expectCount(count, (2_000 * 40) / (rank + 1) / (1 + 1 / 2 + 1 / 3));
  });
});

function botnetOf(seed: number): Set<number> {
  const attack = { kind: 'attack', atS: 0, perSecond: 2_000, botnet: 7 };
  const seen = first(5_000, worldWith({ perSecond: 0.1, surges: [attack] }, { seed }));
  return new Set(seen.filter(({ isAttack }) => isAttack).map(({ city }) => city));
}

test('the seed draws as many cities for a botnet as it should have', () => {
  expect(botnetOf(1).size).toBe(7);
  expect(botnetOf(2)).not.toEqual(botnetOf(1));
});

test('a surge moves none of the other arrivals', () => {
  const attack = { kind: 'attack', atS: 3, perSecond: 500, durationS: 20 };
  const crowd = { kind: 'flash-crowd', atS: 1 };
  const conference = { kind: 'conference', atS: 5, cityId: 'tokyo', factor: 3 };
  for (const traffic of [{}, { diurnal: true }, { arrivals: 'constant' }]) {
    const [before, after] = [[], [attack, crowd]].map((added) =>
      during(0, 60, worldWith({ ...traffic, surges: [...added, conference] })),
    ) as [Seen[], Seen[]];
    const kept = new Map(after.map((seen) => [seen.draw, seen]));
    expect(after.length).toBeGreaterThan(before.length + 10_000);
    expect(before.map(({ draw }) => kept.get(draw))).toEqual(before);
  }
});

test('a trace is replayed exactly, in the order of time', () => {
  const trace = [
    { atMs: 5, cityId: 'tokyo' },
    { atMs: 1.0004, cityId: 'paris' },
    { atMs: 5, cityId: 'lagos' },
    { atMs: 3, cityId: 'atlantis' },
  ];
  const world = worldWith({ trace, surges: [{ kind: 'attack', atS: 0, perSecond: 10 }] });
  const seen = first(5, world).map(({ timeUs, city }) => [timeUs, PLACES.cities[city]?.id]);
  expect(seen.slice(0, 3)).toEqual([
    [1_000, 'paris'],
    [5_000, 'tokyo'],
    [5_000, 'lagos'],
  ]);
  expect(seen.slice(3).map(([timeUs]) => timeUs)).toEqual([Infinity, Infinity]);
});
