import { expect, test } from 'vitest';
import { AZURE_P95_JULY_2026 } from './azure-pairs.fixture.ts';
import { pathsMs } from './cables.ts';
import { distanceKm, greatCircleKm } from './geography.ts';
import type { Point } from './geography.ts';
import { backboneMs } from './round-trip.ts';

test('great-circle distances', () => {
  expect(greatCircleKm(40.6413, -73.7781, 51.47, -0.4543)).toBeCloseTo(5540, 0);
  expect(greatCircleKm(35.5494, 139.7798, 1.3644, 103.9915)).toBeCloseTo(5298.5, 0);
  expect(greatCircleKm(0, 0, 90, 0)).toBeCloseTo(10_007.6, 0);
  expect(greatCircleKm(0, 0, 0, 180)).toBeCloseTo(20_015.1, 0);
});

const modelledMs = (a: Point, b: Point): number =>
  backboneMs(pathsMs([a], [b])[0] as number, distanceKm(a, b));

const errors = AZURE_P95_JULY_2026.map(
  ({ from, to, rttMs }) => Math.abs(modelledMs(from, to) - rttMs) / rttMs,
);

test('the median error against the quoted Azure pairs is below 7 %', () => {
  const median = errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] as number;
  expect(errors.length).toBeGreaterThanOrEqual(30);
  expect(median).toBeLessThan(0.07);
});

test('nine in ten quoted pairs are within a quarter', () => {
  expect(errors.filter((error) => error < 0.25).length / errors.length).toBeGreaterThan(0.9);
});

test('the detours that the measured backbones take are there', () => {
  const saoPaulo = { latitude: -23.55, longitude: -46.63 };
  const johannesburg = { latitude: -26.2, longitude: 28.05 };
  expect(modelledMs(saoPaulo, johannesburg)).toBeGreaterThan(3 * (distanceKm(saoPaulo, johannesburg) / 100));
  const london = { latitude: 51.5, longitude: -0.12 };
  expect(modelledMs(london, { latitude: 22.3, longitude: 114.2 })).toBeGreaterThan(220);
});

test('a path is the same both ways and nothing to itself', () => {
  const tokyo = { latitude: 35.68, longitude: 139.77 };
  const lagos = { latitude: 6.45, longitude: 3.39 };
  expect(modelledMs(tokyo, lagos)).toBeCloseTo(modelledMs(lagos, tokyo), 9);
  expect(pathsMs([tokyo], [tokyo])[0]).toBe(0);
});
