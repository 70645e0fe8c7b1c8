import { expect, test } from 'vitest';
import { cityIndexOf } from '../places.ts';
import { factorAtHour, TimeOfDay, utcOffsetHours } from './time-of-day.ts';

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

test('local time is that of the longitude', () => {
  expect([139.69, -74, 0, -0.13, 179.9, -179.9].map(utcOffsetHours)).toEqual([9, -5, 0, -0, 12, -12]);
  const day = new TimeOfDay('2026-11-23T12:00:00Z');
  expect(day.cityFactor(cityIndexOf('tokyo') ?? -1, 0)).toBeCloseTo(factorAtHour(21), 12);
  expect(day.cityFactor(cityIndexOf('new-york') ?? -1, 3_600)).toBeCloseTo(factorAtHour(8), 12);
});

test('the whole world is steadier than a city, with the same mean', () => {
  const day = new TimeOfDay('1969-07-20T20:17:40.5Z');
  const factors = hours.map((hour) => day.worldFactor(3_600 * hour));
  expect(mean(factors)).toBeCloseTo(1, 9);
  expect(Math.max(...factors) / Math.min(...factors)).toBeLessThan(2);
});
