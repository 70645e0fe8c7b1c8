import { expect, test } from 'vitest';
import { incomeAt, PLACES } from '../places.ts';
import { distanceKm } from './geography.ts';
import { readPairs, roundTrips } from './pairs.ts';
import type { Pair } from './pairs.ts';

const pair = (from: readonly [number, number], to: readonly [number, number]): Pair => ({
  from: { latitude: from[0], longitude: from[1] },
  to: { latitude: to[0], longitude: to[1] },
});

test('a point is half a millisecond from itself', () => {
  expect(roundTrips(pair([51.5, -0.1], [51.5, -0.1]))).toEqual({ backboneMs: 0.5, publicMs: 0.5 });
});

test('the longitudes 180 and -180 are one, and so are all longitudes of a pole', () => {
  const tokyo = [35.68, 139.77] as const;
  expect(roundTrips(pair([-17, 180], tokyo)).publicMs).toBeCloseTo(
    roundTrips(pair([-17, -180], tokyo)).publicMs,
    2,
  );
  expect(roundTrips(pair([90, 0], tokyo)).publicMs).toBeCloseTo(
    roundTrips(pair([90, 77], tokyo)).publicMs,
    2,
  );
});

test('wherever two points are, both round trips are finite and slower than light in fibre', () => {
  const places = [-90, -66.6, -33, 0, 12.5, 48, 90].flatMap((latitude) =>
    [-180, -120, -60, 0, 60, 120, 179.99].map((longitude) => [latitude, longitude] as const),
  );
  for (const from of places) {
    for (const to of places) {
      const { backboneMs, publicMs } = roundTrips(pair(from, to));
      const lightMs = distanceKm(pair(from, to).from, pair(from, to).to) / 100;
      expect(backboneMs).toBeGreaterThanOrEqual(lightMs);
      expect(publicMs).toBeGreaterThanOrEqual(lightMs);
      expect(publicMs).toBeLessThan(2_000);
    }
  }
});

const CITIES = PLACES.cities.filter((_, index) => incomeAt(index) === 'high');

/**
 * Medians by distance of 51,000 pings between 242 cities, most of them in Europe and North America: WonderNetwork, 2018.
 */
test.each([
  [50, 200, 8],
  [200, 500, 13.7],
  [500, 1_000, 24.9],
  [1_000, 2_000, 41.6],
  [2_000, 4_000, 68.5],
  [4_000, 8_000, 125],
  [8_000, 20_000, 218],
])('between %i and %i km the public internet takes about %f ms', (leastKm, mostKm, expectedMs) => {
  const times = CITIES.flatMap((from, index) =>
    CITIES.slice(index + 1).flatMap((to) => {
      const km = distanceKm(from, to);
      return km >= leastKm && km < mostKm ? [roundTrips({ from, to }).publicMs] : [];
    }),
  );
  const medianMs = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;
  expect(Math.abs(medianMs / expectedMs - 1)).toBeLessThan(0.25);
});

const refusal = (json: unknown): string => {
  const read = readPairs(json);
  return read.ok ? 'accepted' : `${read.failure[0]?.path}: ${read.failure[0]?.message}`;
};

test('what is no list of pairs is named by element and field', () => {
  const good = { from: { lat: 0, lon: 0 }, to: { lat: 1, lon: 1 } };
  expect(refusal([good])).toBe('accepted');
  expect(refusal({})).toMatch(/^the list: .*array/);
  expect(refusal([good, { from: { lat: 91, lon: 0 }, to: good.to }])).toMatch(/^1\.from\.lat: .*90/);
  expect(refusal([{ from: good.from }])).toMatch(/^0\.to: .*object/);
  expect(refusal([{ from: good.from, to: { lat: '1', lon: 1 } }])).toMatch(/^0\.to\.lat: .*number/);
  expect(refusal([{ from: { lat: 0, lon: 181 }, to: good.to }])).toMatch(/^0\.from\.lon: .*180/);
});
