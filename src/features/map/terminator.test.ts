import { geoContains } from 'd3-geo';
import { expect, test } from 'vitest';
import { nightShape, subsolarPoint } from './terminator.ts';

const at = (instant: string) => subsolarPoint(Date.parse(instant));

test.each([
  // Equinoxes and solstices of 2026, as the US Naval Observatory gives them: 0° and 23.436°.
  ['2026-03-20T14:46:00Z', 0],
  ['2026-06-21T08:25:00Z', 23.436],
  ['2026-09-23T00:05:00Z', 0],
  ['2026-12-21T20:50:00Z', -23.436],
])('at %s the sun stands over %s° of latitude', (instant, latitude) => {
  expect(Math.abs(at(instant).latitude - latitude)).toBeLessThan(0.02);
});

test.each([
  // At noon UTC the sun is off Greenwich by the equation of time: + 16 min 27 s and − 14 min 14 s at its extremes.
  ['2026-11-03T12:00:00Z', -4.11],
  ['2026-02-11T12:00:00Z', 3.56],
  // Where both agree the sun is over Greenwich.
  ['2026-04-15T12:00:00Z', 0],
])('at %s the sun stands over %s° of longitude', (instant, longitude) => {
  expect(Math.abs(at(instant).longitude - longitude)).toBeLessThan(0.06);
});

test('a day takes the sun once around', () => {
  const noon = at('2026-11-23T12:00:00Z').longitude;
  expect(at('2026-11-23T18:00:00Z').longitude).toBeCloseTo(noon - 90, 0);
  expect(Math.abs(at('2026-11-24T00:00:00Z').longitude - noon)).toBeCloseTo(180, 0);
});

test('it is night where the sun is down, and darker night is a part of it', () => {
  const instantMs = Date.parse('2026-11-23T12:00:00Z');
  const night = nightShape(instantMs, 0);
  const isNight = (longitude: number, latitude: number): boolean => geoContains(night, [longitude, latitude]);
  expect(isNight(-122.4, 37.8)).toBe(true); // San Francisco, 4 in the morning
  expect(isNight(0, 51.5)).toBe(false); // London, noon
  expect(isNight(139.7, 35.7)).toBe(true); // Tokyo, 9 in the evening
  expect(isNight(151.2, -33.9)).toBe(true); // Sydney, 11 at night
  expect(isNight(18, 78)).toBe(true); // Svalbard, polar night
  expect(isNight(0, -85)).toBe(false); // the south in its summer
  const dark = nightShape(instantMs, 12);
  expect(geoContains(dark, [139.7, 35.7])).toBe(true);
  // Mumbai, a quarter past five in the afternoon: the sun is just about to set.
  expect(geoContains(dark, [72.9, 19.1])).toBe(false);
});
