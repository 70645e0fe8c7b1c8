import { expect, test } from 'vitest';
import { normalQuantile } from '../statistics/normal.ts';
import { exponential, lognormalQuantile, streamOf, uniform } from './random.ts';

const COUNT = 200_000;
const draws = (stream: number): number[] =>
  Array.from({ length: COUNT }, (_, index) => uniform(stream, index));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  const covariance = mean(a.map((value, at) => (value - meanA) * ((b[at] as number) - meanB)));
  const variance = (values: readonly number[], centre: number): number =>
    mean(values.map((v) => (v - centre) ** 2));
  return covariance / Math.sqrt(variance(a, meanA) * variance(b, meanB));
}

test('a draw depends on seed, stream and index only', () => {
  expect(uniform(streamOf(7, 'jitter'), 42)).toBe(uniform(streamOf(7, 'jitter'), 42));
  expect(streamOf(7, 'jitter')).not.toBe(streamOf(8, 'jitter'));
  expect(streamOf(7, 'jitter')).not.toBe(streamOf(7, 'city'));
  expect(streamOf(7, 'ab', 'c')).not.toBe(streamOf(7, 'a', 'bc'));
});

test('draws are uniform: chi square over 100 bins within five sigmas', () => {
  for (const name of ['arrivals', 'city', 'jitter', 'connection']) {
    const bins = Array.from({ length: 100 }, () => 0);
    for (const u of draws(streamOf(500, name))) bins[Math.floor(u * 100)]! += 1;
    const expected = COUNT / 100;
    const chiSquare = bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    expect(Math.abs(chiSquare - 99)).toBeLessThan(5 * Math.sqrt(2 * 99));
  }
});

test('neighbours in a stream and streams of a seed are uncorrelated', () => {
  const jitter = draws(streamOf(500, 'jitter'));
  const city = draws(streamOf(500, 'city'));
  const otherSeed = draws(streamOf(501, 'jitter'));
  const limit = 5 / Math.sqrt(COUNT);
  expect(Math.abs(correlation(jitter.slice(1), jitter.slice(0, -1)))).toBeLessThan(limit);
  expect(Math.abs(correlation(jitter, city))).toBeLessThan(limit);
  expect(Math.abs(correlation(jitter, otherSeed))).toBeLessThan(limit);
});

test('the normal quantile has its known values', () => {
  expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 7);
  expect(normalQuantile(0.999)).toBeCloseTo(3.090232306, 7);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 7);
});

test('exponential draws have mean and variance one, lognormal draws their median', () => {
  const gaps = draws(streamOf(1, 'gaps')).map(exponential);
  expect(mean(gaps)).toBeCloseTo(1, 2);
  expect(mean(gaps.map((gap) => (gap - 1) ** 2))).toBeCloseTo(1, 1);
  expect(lognormalQuantile(0.5, 42, 0.5)).toBeCloseTo(42, 9);
});
