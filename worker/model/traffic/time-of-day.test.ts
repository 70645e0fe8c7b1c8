import { expect, test } from 'vitest';
import { MINUTES_AHEAD } from '../data/utc-offsets.ts';
import { cityIndexOf, PLACES } from '../places.ts';
import { factorAtHour, hoursAhead, TimeOfDay } from './time-of-day.ts';

const hours = Array.from({ length: 24 * 60 }, (_, minute) => minute / 60);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('the curve has its peak at 20 h, its trough at 4 h, 2.86 times apart, and the mean 1', () => {
  const factors = hours.map(factorAtHour);
  expect(Math.max(...factors)).toBe(factorAtHour(20));
  expect(Math.min(...factors)).toBe(factorAtHour(4));
  expect(factorAtHour(20) / factorAtHour(4)).toBeCloseTo(2.857, 3);
  expect(factorAtHour(20)).toBeCloseTo(1.357, 3);
  expect(mean(factors)).toBeCloseTo(1, 12);
});

test('between hours it is linear, and it goes round', () => {
  expect(factorAtHour(23.5)).toBeCloseTo((factorAtHour(23) + factorAtHour(0)) / 2, 12);
  expect(factorAtHour(-3)).toBeCloseTo(factorAtHour(21), 12);
  expect(factorAtHour(24 * 500 + 7)).toBeCloseTo(factorAtHour(7), 9);
  expect(factorAtHour(-1e-17)).toBeCloseTo(factorAtHour(0), 9);
});

const factor = (startsAt: string, city: string, atS: number): number =>
  new TimeOfDay(startsAt).cityFactor(cityIndexOf(city) ?? -1, atS);

test('local time is that of the clocks, summer time included', () => {
  const zones = ['Asia/Tokyo', 'Asia/Kolkata', 'America/New_York', 'Europe/London', 'Australia/Sydney'];
  expect(zones.map((zone) => hoursAhead(zone, 0))).toEqual([9, 5.5, -5, 0, 11]);
  expect(zones.map((zone) => hoursAhead(zone, 6))).toEqual([9, 5.5, -4, 1, 10]);
  expect(factor('2026-11-23T12:00:00Z', 'tokyo', 0)).toBeCloseTo(factorAtHour(21), 12);
  expect(factor('2026-11-23T12:00:00Z', 'new-york', 3_600)).toBeCloseTo(factorAtHour(8), 12);
  expect(factor('2026-07-23T12:00:00Z', 'new-york', 3_600)).toBeCloseTo(factorAtHour(9), 12);
});

test('every city has clocks, which are not far from the sun', () => {
  for (const { id, timeZone, longitude } of PLACES.cities) {
    expect(MINUTES_AHEAD.has(timeZone), id).toBe(true);
    for (const month of [0, 6]) {
      const aheadH = Math.abs(hoursAhead(timeZone, month) - longitude / 15);
      expect(Math.min(aheadH, 24 - aheadH), id).toBeLessThan(3.5);
    }
  }
});

test('the whole world is steadier than a city, with the same mean', () => {
  const day = new TimeOfDay('1969-07-20T20:17:40.5Z');
  const factors = hours.map((hour) => day.worldFactor(3_600 * hour));
  expect(mean(factors)).toBeCloseTo(1, 9);
  expect(Math.max(...factors) / Math.min(...factors)).toBeLessThan(2);
});
