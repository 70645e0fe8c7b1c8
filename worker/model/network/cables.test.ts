import { expect, test } from 'vitest';
import { CABLES, HUBS } from '../data/cables.ts';
import { Cables, WHOLE_CABLES } from './cables.ts';
import { distanceKm, greatCircleKm } from './geography.ts';
import type { Point } from './geography.ts';
import { backboneMs } from './round-trip.ts';

const at = (latitude: number, longitude: number): Point => ({ latitude, longitude });
const modelledMs = (a: Point, b: Point): number =>
  backboneMs(WHOLE_CABLES.pathMs('backbone', a, b), distanceKm(a, b));

test('great-circle distances', () => {
  expect(greatCircleKm(40.6413, -73.7781, 51.47, -0.4543)).toBeCloseTo(5540, 0);
  expect(greatCircleKm(35.5494, 139.7798, 1.3644, 103.9915)).toBeCloseTo(5298.5, 0);
  expect(greatCircleKm(0, 0, 90, 0)).toBeCloseTo(10_007.6, 0);
  expect(greatCircleKm(0, 0, 0, 180)).toBeCloseTo(20_015.1, 0);
});

test('every cable joins two hubs, is longer than the great circle, and no hub is alone', () => {
  const ids = new Set(HUBS.map(({ id }) => id));
  expect(ids.size).toBe(HUBS.length);
  for (const cables of Object.values(CABLES)) {
    for (const { from, to, factor } of cables) {
      expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
      expect(factor).toBeGreaterThanOrEqual(1);
    }
    expect(new Set(cables.map(({ from, to }) => [from, to].sort().join())).size).toBe(cables.length);
  }
  for (const hub of HUBS) {
    expect(WHOLE_CABLES.pathMs('backbone', hub, HUBS[0] as Point)).toBeLessThan(300);
    expect(WHOLE_CABLES.pathMs('public', hub, HUBS[0] as Point)).toBeLessThan(300);
  }
});

test('the detours that the measured backbones take are there', () => {
  const saoPaulo = at(-23.55, -46.63);
  const johannesburg = at(-26.2, 28.05);
  expect(modelledMs(saoPaulo, johannesburg)).toBeGreaterThan(3 * (distanceKm(saoPaulo, johannesburg) / 100));
  const telAviv = at(32.08, 34.78);
  expect(modelledMs(telAviv, at(25.2, 55.27))).toBeGreaterThan(100);
  expect(modelledMs(at(51.5, -0.12), at(22.3, 114.2))).toBeGreaterThan(200);
});

test('no access line crosses a closed border, not even to a hub close by', () => {
  const lahore = at(31.55, 74.34);
  const amritsar = at(31.63, 74.87);
  expect(distanceKm(lahore, amritsar)).toBeLessThan(60);
  expect(WHOLE_CABLES.pathMs('public', lahore, amritsar)).toBeGreaterThan(50);
});

test('a path is the same both ways and nothing to itself', () => {
  const tokyo = at(35.68, 139.77);
  const lagos = at(6.45, 3.39);
  for (const net of ['backbone', 'public'] as const) {
    expect(WHOLE_CABLES.pathMs(net, tokyo, lagos)).toBeCloseTo(WHOLE_CABLES.pathMs(net, lagos, tokyo), 9);
    expect(WHOLE_CABLES.pathMs(net, tokyo, tokyo)).toBe(0);
  }
});

test('a cut cable lengthens what went through it and shortens nothing', () => {
  const singapore = at(1.29, 103.85);
  const paris = at(48.86, 2.35);
  const newYork = at(40.71, -74.01);
  const cut = new Cables(new Set(['JED-SUZ', 'CAI-JED']));
  for (const net of ['backbone', 'public'] as const) {
    const whole = WHOLE_CABLES.pathMs(net, singapore, paris);
    expect(cut.pathMs(net, singapore, paris)).toBeGreaterThan(whole + 10);
    expect(cut.pathMs(net, paris, newYork)).toBe(WHOLE_CABLES.pathMs(net, paris, newYork));
  }
});
