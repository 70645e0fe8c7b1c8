import { assert, array, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  addTo,
  bucketOf,
  countOf,
  createHistogram,
  Cumulative,
  percentilesOf,
  percentileUs,
  record,
} from './histogram.ts';
import type { Histogram } from './histogram.ts';

const latencies = array(integer({ min: 0, max: 4_000_000_000 }), { minLength: 1, maxLength: 300 });

function histogramOf(values: readonly number[]): Histogram {
  const histogram = createHistogram();
  for (const value of values) record(histogram, value);
  return histogram;
}

const shares = double({ min: 0.001, max: 1, noNaN: true });

function exactUs(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(p * values.length) - 1] as number;
}

test('every percentile is within 0.8 % of the exact one', () => {
  assert(
    property(latencies, shares, (values, p) => {
      const exact = exactUs(values, p);
      const us = percentileUs(histogramOf(values), p) as number;
      expect(Math.abs(us - exact)).toBeLessThanOrEqual(0.008 * exact);
    }),
    { numRuns: 200 },
  );
});

test('every value up to 71 minutes is within 0.8 % of what is told of it', () => {
  assert(
    property(integer({ min: 0, max: 0xffff_ffff }), (us) => {
      const told = percentileUs(histogramOf([us]), 1) as number;
      expect(Math.abs(told - us)).toBeLessThanOrEqual(us / 128);
    }),
    { numRuns: 2_000 },
  );
});

test('percentiles never fall as p rises', () => {
  assert(
    property(latencies, array(shares, { minLength: 2, maxLength: 20 }), (values, ps) => {
      const cumulative = new Cumulative(histogramOf(values));
      const ordered = ps.toSorted((a, b) => a - b).map((p) => cumulative.percentileUs(p) as number);
      expect(ordered.toSorted((a, b) => a - b)).toEqual(ordered);
    }),
    { numRuns: 100 },
  );
});

test('a rank lies in the bucket of its value, and there are no others', () => {
  assert(
    property(latencies, (values) => {
      const cumulative = new Cumulative(histogramOf(values));
      values
        .toSorted((a, b) => a - b)
        .forEach((us, at) => {
          const range = cumulative.rangeAtRank(at + 1);
          expect(range?.fromUs).toBeLessThanOrEqual(us);
          expect(range?.toUs).toBeGreaterThanOrEqual(us);
        });
      expect([cumulative.rangeAtRank(0), cumulative.rangeAtRank(values.length + 1)]).toEqual([null, null]);
    }),
    { numRuns: 50 },
  );
});

test('the share up to a value counts its bucket and those below', () => {
  const cumulative = new Cumulative(histogramOf([10, 20, 30, 100_000]));
  expect([9, 10, 29, 30, 99_000, 100_000].map((us) => cumulative.shareUpTo(us))).toEqual([
    0, 0.25, 0.5, 0.75, 0.75, 1,
  ]);
});

test('a merged histogram is the histogram of all', () => {
  assert(
    property(latencies, latencies, (a, b) => {
      const merged = histogramOf(a);
      addTo(merged, histogramOf(b));
      expect(merged).toEqual(histogramOf([...a, ...b]));
    }),
    { numRuns: 50 },
  );
});

test('buckets follow one another and values beyond the range stay in the last', () => {
  const steps = Array.from({ length: 100_000 }, (_, us) => bucketOf(us + 1) - bucketOf(us));
  expect(new Set(steps)).toEqual(new Set([0, 1]));
  expect(bucketOf(1e15)).toBe(bucketOf(0xffff_ffff));
});

test('an empty histogram has nothing to tell', () => {
  expect(percentilesOf(createHistogram())).toEqual({ p50Us: null, p95Us: null, p99Us: null, p999Us: null });
  expect(countOf(createHistogram())).toBe(0);
  expect(new Cumulative(createHistogram()).shareUpTo(5)).toBeNull();
});
