import { assert, constantFrom, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { createHistogram, Cumulative, record } from './histogram.ts';
import { exponential, lognormalQuantile, streamOf, uniform } from '../model/random.ts';
import { meanInterval, percentileInterval, rankInterval } from './intervals.ts';
import type { Moments } from './intervals.ts';

/** By exact fractions, elsewhere. */
test.each([
  [5, 0.5, 0.95, null, null],
  [6, 0.5, 0.95, 1, 6],
  [100, 0.5, 0.95, 40, 61],
  [100, 0.05, 0.95, 1, 11],
  [100, 0.95, 0.95, 90, 100],
  [500, 0.99, 0.95, 490, 500],
  [500, 0.999, 0.95, 498, null],
  [3_687, 0.999, 0.95, 3_679, null],
  [3_688, 0.999, 0.95, 3_680, 3_688],
  [0, 0.5, 0.95, null, null],
])(
  'of %d values, the %d quantile lies at %d confidence between ranks %s and %s',
  (count, p, sure, low, high) => {
    expect(rankInterval(count, p, sure)).toEqual({ low, high });
  },
);

/** P(B ≤ k) by logarithms, another way than the code's. */
function upTo(k: number, count: number, p: number): number {
  let sum = 0;
  let logarithm = count * Math.log(1 - p);
  for (let at = 0; at <= k; at += 1) {
    sum += Math.exp(logarithm);
    logarithm += Math.log((count - at) / (at + 1)) + Math.log(p / (1 - p));
  }
  return sum;
}

test('ranks are as near as the chances on either side allow', () => {
  assert(
    property(
      integer({ min: 1, max: 900 }),
      double({ min: 0.001, max: 0.5, noNaN: true }),
      constantFrom(0.8, 0.95, 0.99),
      (count, p, confidence) => {
        const tail = (1 - confidence) / 2;
        const { low, high } = rankInterval(count, p, confidence);
        const slack = 1e-9;
        if (low !== null) expect(upTo(low - 1, count, p)).toBeLessThanOrEqual(tail + slack);
        expect(upTo(low ?? 0, count, p)).toBeGreaterThan(tail - slack);
        if (high !== null) expect(upTo(high - 1, count, p)).toBeGreaterThanOrEqual(1 - tail - slack);
        expect(upTo((high ?? count + 1) - 2, count, p)).toBeLessThan(1 - tail + slack);
      },
    ),
    { numRuns: 200 },
  );
});

test('where the normal distribution takes over, it differs by at most one rank', () => {
  for (const p of [0.001, 0.01, 0.05, 0.3, 0.5]) {
    const [few, many] = [Math.floor(499 / p), Math.ceil(501 / p)].map((count) => {
      const { low, high } = rankInterval(count, p, 0.95);
      return [Number(low) - count * p, Number(high) - count * p];
    }) as [number[], number[]];
    few.forEach((rank, at) => expect(Math.abs(rank - (many[at] as number))).toBeLessThan(1.6));
  }
});

const MEDIAN_US = 40_000;
const SPREAD = 0.6;

function sampleOf(count: number, seed: number): Cumulative {
  const histogram = createHistogram();
  const stream = streamOf(seed, 'sample');
  for (let at = 0; at < count; at += 1) {
    record(histogram, Math.round(lognormalQuantile(uniform(stream, at), MEDIAN_US, SPREAD)));
  }
  return new Cumulative(histogram);
}

test.each([
  [100, 0.5],
  [100, 0.95],
  [2_000, 0.5],
  [2_000, 0.99],
])('of %d latencies, the interval of the %d quantile holds it as often as it says', (count, p) => {
  const trueUs = lognormalQuantile(p, MEDIAN_US, SPREAD);
  const runs = 1_000;
  let held = 0;
  for (let seed = 0; seed < runs; seed += 1) {
    const { low, high } = percentileInterval(sampleOf(count, seed), p, 0.9);
    if (Number(low) <= trueUs && trueUs <= Number(high)) held += 1;
  }
  const deviation = Math.sqrt((0.9 * 0.1) / runs);
  expect(held / runs).toBeGreaterThan(0.9 - 4 * deviation);
  // Ranks are whole and buckets wide, so it holds it rather more often; but an interval of everything is none.
  expect(held / runs).toBeLessThan(0.97);
});

test('the interval holds what the histogram says, or nothing where the sample is too small', () => {
  assert(
    property(integer({ min: 0, max: 600 }), constantFrom(0.5, 0.95, 0.999), (count, p) => {
      const sample = sampleOf(count, count);
      const { low, high } = percentileInterval(sample, p, 0.95);
      const us = sample.percentileUs(p);
      if (low !== null) expect(low).toBeLessThanOrEqual(Number(us));
      if (high !== null) expect(high).toBeGreaterThanOrEqual(Number(us));
      if (p === 0.999) expect(high).toBeNull();
    }),
    { numRuns: 50 },
  );
});

function momentsOf(values: readonly number[]): Moments {
  return {
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
  };
}

test('the mean of thirty values, by the table of Student', () => {
  const values = Array.from({ length: 30 }, (_, at) => at);
  const { mean, low, high } = meanInterval(momentsOf(values), 0.95);
  const standardError = Math.sqrt(77.5 / 30);
  expect(mean).toBe(14.5);
  expect(Number(high) - 14.5).toBeCloseTo(2.0452 * standardError, 3);
  expect(14.5 - Number(low)).toBeCloseTo(2.0452 * standardError, 3);
});

test('too few values have a mean and no interval, none have neither', () => {
  expect(meanInterval(momentsOf([1, 2]), 0.95)).toEqual({ mean: 1.5, low: null, high: null });
  expect(meanInterval(momentsOf([]), 0.95)).toEqual({ mean: null, low: null, high: null });
});

test('values that are all the same leave no doubt', () => {
  const same = Array.from({ length: 1_000 }, () => 123_456.7);
  const { low, high } = meanInterval(momentsOf(same), 0.95);
  expect(low).toBeCloseTo(123_456.7, 1);
  expect(high).toBeCloseTo(123_456.7, 1);
});

test('the interval of a mean holds it as often as it says', () => {
  const runs = 2_000;
  let held = 0;
  for (let seed = 0; seed < runs; seed += 1) {
    const stream = streamOf(seed, 'mean');
    const values = Array.from({ length: 400 }, (_, at) => exponential(uniform(stream, at)));
    const { low, high } = meanInterval(momentsOf(values), 0.9);
    if (Number(low) <= 1 && 1 <= Number(high)) held += 1;
  }
  expect(Math.abs(held / runs - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / runs) + 0.005);
});
