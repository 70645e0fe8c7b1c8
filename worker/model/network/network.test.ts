import { expect, test } from 'vitest';
import { PLACES } from '../places.ts';
import { distanceKm } from './geography.ts';
import { cell, networkOf, POP_TO_REGION_US, REGION_TO_REGION_US } from './network.ts';
import type { Table } from './network.ts';
import { MEDIAN_DETOUR, publicMs, routeDetour } from './round-trip.ts';

const { cities, pops, regions } = PLACES;

function stretches(
  table: Table,
  from: typeof cities | typeof pops | typeof regions,
  to: typeof pops,
): number[] {
  return from.flatMap((a, row) =>
    to
      .map((b, column) => cell(table, row, column) / (10 * distanceKm(a, b)))
      .filter((stretch) => stretch < Infinity),
  );
}

test('no round trip is faster than light in fibre, in many worlds', () => {
  for (const seed of [0, 1, 500, 0xffff_ffff]) {
    const network = networkOf(seed);
    expect(Math.min(...stretches(network.cityToPopUs, cities, pops))).toBeGreaterThan(0.9999);
    expect(Math.min(...stretches(network.cityToRegionUs, cities, regions))).toBeGreaterThan(0.9999);
  }
  expect(Math.min(...stretches(POP_TO_REGION_US, pops, regions))).toBeGreaterThan(1.05);
  expect(Math.min(...stretches(REGION_TO_REGION_US, regions, regions))).toBeGreaterThan(1.05);
});

test('a city and its own PoP are half a millisecond apart', () => {
  expect(publicMs(0, 0, 1.3)).toBe(0.5);
  const tokyo = cities.findIndex((city) => city.id === 'tokyo');
  expect(PLACES.pops[networkOf(500).nearestPop[tokyo] as number]?.id).toBe('TYO');
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

test('anycast leads to the least round trip', () => {
  const { cityToPopUs, nearestPop } = networkOf(7);
  cities.forEach((_, city) => {
    const least = Math.min(...pops.map((_, pop) => cell(cityToPopUs, city, pop)));
    expect(cell(cityToPopUs, city, nearestPop[city] as number)).toBe(least);
  });
});
