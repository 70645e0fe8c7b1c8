import { assert, array, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  addTo,
  bucketOf,
  countOf,
  createHistogram,
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

test('every percentile is within 0.8 % of the exact one', () => {
  assert(
    property(latencies, double({ min: 0.001, max: 1, noNaN: true }), (values, p) => {
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(p * values.length) - 1] as number;
      expect(Math.abs((percentileUs(histogramOf(values), p) as number) - exact)).toBeLessThanOrEqual(
        0.008 * exact,
      );
    }),
    { numRuns: 100 },
  );
});

test('percentiles never fall as p rises', () => {
  assert(
    property(latencies, (values) => {
      const { p50Us, p95Us, p99Us, p999Us } = percentilesOf(histogramOf(values));
      const ordered = [p50Us, p95Us, p99Us, p999Us] as number[];
      expect(ordered.toSorted((a, b) => a - b)).toEqual(ordered);
    }),
    { numRuns: 100 },
  );
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
});
