import { expect, test } from 'vitest';
import { SPEEDS } from '../protocol/simulator.ts';
import { executedShare, stepUs } from './speed.ts';

test('at most a thousand requests run the component in a real second, and a quarter of that when time is fast', () => {
  for (const speed of SPEEDS)
    for (const perSecond of [0.1, 200, 1_000, 1_000_000])
      expect(executedShare(perSecond, speed) * perSecond * speed).toBeLessThanOrEqual(
        speed >= 60 ? 250.001 : 1_000.001,
      );
  expect(executedShare(200, 1)).toBe(1);
  expect(executedShare(200, 10)).toBe(0.5);
});

test('a step is longer when time passes faster, but holds few arrivals', () => {
  expect(stepUs(200, 1)).toBe(5_000);
  expect(stepUs(200, 10)).toBe(50_000);
  expect(stepUs(200, 3_600)).toBe(250_000);
  expect(stepUs(1_000_000, 3_600)).toBe(5_000);
});
