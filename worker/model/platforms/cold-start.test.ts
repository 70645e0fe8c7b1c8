import { expect, test } from 'vitest';
import { LAMBDA_COLD_STARTS } from '../../project/world.ts';
import { COLD_STARTS } from '../data/cold-starts.ts';
import { drawColdStart, interpolate, knotsOf } from './cold-start.ts';

test('the quoted quantiles come out as they went in', () => {
  const source = COLD_STARTS['node-image'];
  const knots = knotsOf(source);
  const quoted = { 0.5: 294.6, 0.9: 572.6, 0.95: 693.7, 0.99: 802.1, 0.999: 943.6 };
  for (const [p, ms] of Object.entries(quoted)) expect(interpolate(knots, Number(p))).toBeCloseTo(ms, 9);
  expect(interpolate(knots, 0)).toBeCloseTo(0.75 * 294.6, 9);
  expect(interpolate(knots, 0.99999)).toBe(943.6);
});

test('every preset rises with p and is positive', () => {
  for (const preset of LAMBDA_COLD_STARTS) {
    let before = 0;
    for (let p = 0.001; p < 1; p += 0.001) {
      const ms = interpolate(knotsOf(COLD_STARTS[preset]), p);
      expect(ms).toBeGreaterThanOrEqual(before);
      before = ms;
    }
  }
});

test('a typical cold start is the median and the platform term', () => {
  expect(drawColdStart('node-image', 0.5, 0.5)).toEqual({ initUs: 294_600, platformUs: 60_000 });
});

test('the claimed preset is uniform over 200 to 500 ms and holds everything', () => {
  expect(drawColdStart('claimed', 0.5, 0.99)).toEqual({ initUs: 350_000, platformUs: 0 });
  expect(drawColdStart('claimed', 0.01, 0.5).initUs).toBe(203_000);
});
