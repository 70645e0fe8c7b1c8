import { expect, test } from 'vitest';
import { DEFAULT_WORLD, POP_PLACEMENTS } from '../../project/world.ts';
import type { World } from '../../project/world.ts';
import { PLACES, popsOf } from '../places.ts';
import { Cables } from './cables.ts';
import { distanceKm } from './geography.ts';
import type { Point } from './geography.ts';
import { backboneAt, Network, networkOf, popToRegion } from './network.ts';
import type { Table } from './network.ts';
import { MEDIAN_DETOUR, publicMs, routeDetour } from './round-trip.ts';

const { cities, regions } = PLACES;

/** Of every third row, least round trip over that of light. */
function leastStretch(table: Table, from: readonly Point[], to: readonly Point[]): number {
  let least = Infinity;
  for (let row = 0; row < from.length; row += 3) {
    to.forEach((b, column) => {
      const lightUs = 10 * distanceKm(from[row] as Point, b);
      if (lightUs > 0) least = Math.min(least, table.us(row, column) / lightUs);
    });
  }
  return least;
}

const worldWith = (seed: number, placement: World['edge']['placement']): World => ({
  ...DEFAULT_WORLD,
  seed,
  edge: { ...DEFAULT_WORLD.edge, placement },
});

test('no round trip is faster than light in fibre, in several worlds', () => {
  for (const seed of [0, 500, 0xffff_ffff]) {
    const network = networkOf(worldWith(seed, 'metros'));
    expect(leastStretch(network.cityToPop, cities, PLACES.pops.metros)).toBeGreaterThan(0.9999);
    expect(leastStretch(network.cityToRegion, cities, regions)).toBeGreaterThan(0.9999);
  }
  for (const placement of POP_PLACEMENTS) {
    const world = worldWith(500, placement);
    expect(leastStretch(popToRegion(world), popsOf(world), regions)).toBeGreaterThan(1.05);
  }
  expect(leastStretch(backboneAt(DEFAULT_WORLD, 0).regionToRegion, regions, regions)).toBeGreaterThan(1.05);
});

test('a city and its own PoP are half a millisecond apart', () => {
  expect(publicMs(0, 0, 1.3)).toBe(0.5);
  const tokyo = cities.findIndex((city) => city.id === 'tokyo');
  const world = worldWith(500, 'metros');
  expect(popsOf(world)[networkOf(world).nearestPop(tokyo)]?.id).toBe('TYO');
});

test('route detours have the quantiles that were fitted', () => {
  const logs = Array.from({ length: 40_000 }, (_, seed) => Math.log(routeDetour(seed, 'a', 'b'))).sort(
    (a, b) => a - b,
  );
  const quantile = (p: number): number => logs[Math.floor(p * logs.length)] as number;
  const fitted = {
    0.01: -0.328,
    0.05: -0.236,
    0.1: -0.186,
    0.25: -0.1,
    0.5: 0,
    0.75: 0.118,
    0.9: 0.28,
    0.95: 0.442,
    0.99: 0.844,
  };
  for (const [p, ln] of Object.entries(fitted)) expect(Math.abs(quantile(Number(p)) - ln)).toBeLessThan(0.02);
  expect(quantile(0.5)).toBeCloseTo(Math.log(MEDIAN_DETOUR), 2);
});

test('the first of the ranked PoPs has the least round trip of all, and so on', () => {
  for (const placement of POP_PLACEMENTS) {
    const world = worldWith(7, placement);
    const network = networkOf(world);
    for (let city = 0; city < cities.length; city += 20) {
      const times = [...network.rankedPops(city)].map((pop) => network.cityToPop.us(city, pop));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      popsOf(world).forEach((_, pop) =>
        expect(network.cityToPop.us(city, pop)).toBeGreaterThanOrEqual(times[0] as number),
      );
    }
  }
});

test('no place, no round trip', () => {
  const network = networkOf(DEFAULT_WORLD);
  expect(() => network.nearestPop(9_999)).toThrow(RangeError);
  expect(() => network.cityToPop.us(0, 9_999)).toThrow(RangeError);
});

test('a cut cable lengthens the ways of clients, and draws nothing anew', () => {
  const mumbai = cities.findIndex((city) => city.id === 'mumbai');
  const paris = PLACES.pops.metros.findIndex((pop) => pop.id === 'PAR');
  const newYork = PLACES.pops.metros.findIndex((pop) => pop.id === 'NYC');
  const whole = new Network(500, PLACES.pops.metros);
  const cut = new Network(500, PLACES.pops.metros, new Cables(new Set(['CAI-JED'])));
  expect(cut.cityToPop.us(mumbai, paris)).toBeGreaterThan(whole.cityToPop.us(mumbai, paris) + 10_000);
  const london = cities.findIndex((city) => city.id === 'london');
  expect(cut.cityToPop.us(london, newYork)).toBe(whole.cityToPop.us(london, newYork));
});
