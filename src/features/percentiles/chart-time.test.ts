import { expect, test } from 'vitest';
import { timeLabel, timeWindow } from './chart-time.ts';

test('the window is a minute of real time, however fast the world runs', () => {
  expect(timeWindow(4, 1)).toEqual([0, 10]);
  expect(timeWindow(90, 1)).toEqual([30, 90]);
  expect(timeWindow(360_000, 3_600)).toEqual([144_000, 360_000]);
});

test.each([
  [90, 10, '90 s'],
  [600, 120, '10 min'],
  [90_000, 21_600, '25 h'],
  [86_400 * 3, 86_400, '3 d'],
])('%d s in steps of %d s reads %s', (atS, stepS, text) => {
  expect(timeLabel(atS, stepS)).toBe(text);
});
