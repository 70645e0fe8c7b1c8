/**
 * How far a sample can be trusted. Both intervals take values to be independent of one another. Latencies of requests that
 * met in one queue are not: near saturation the true intervals are wider than these.
 */
import type { Cumulative } from './histogram.ts';
import { normalQuantile } from './normal.ts';

/** Null where the sample is too small to say. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Where the percentile of the whole population lies, whatever its distribution: between two ranks of the sample, with
 * at most (1 − confidence) / 2 of the chances on either side. Microseconds, the bounds' buckets included.
 */
export function percentileInterval(cumulative: Cumulative, p: number, confidence: number): Interval {
  const { low, high } = rankInterval(cumulative.count, p, confidence);
  return {
    low: low === null ? null : (cumulative.rangeAtRank(low)?.fromUs ?? null),
    high: high === null ? null : (cumulative.rangeAtRank(high)?.toUs ?? null),
  };
}

/**
 * Ranks, 1 being the least: how many of `count` values are below the percentile is binomial with `p`. Exact for rare
 * events, by the normal distribution with a term for skew where both sides expect more than 500.
 */
export function rankInterval(count: number, p: number, confidence: number): Interval {
  if (count === 0) return { low: null, high: null };
  if (p > 0.5) {
    const mirrored = rankInterval(count, 1 - p, confidence);
    return { low: mirror(mirrored.high, count), high: mirror(mirrored.low, count) };
  }
  const tail = (1 - confidence) / 2;
  const [below, upTo] = count * p <= 500 ? exactCounts(count, p, tail) : normalCounts(count, p, tail);
  return { low: below < 0 ? null : below + 1, high: upTo + 1 > count ? null : upTo + 1 };
}

function mirror(rank: number | null, count: number): number | null {
  return rank === null ? null : count + 1 - rank;
}

type Counts = readonly [greatestBelowTail: number, leastAboveRest: number];

/** The greatest k with P(B ≤ k) ≤ tail, −1 when there is none, and the least k with P(B ≤ k) ≥ 1 − tail. */
function exactCounts(count: number, p: number, tail: number): Counts {
  let chance = Math.exp(count * Math.log1p(-p));
  let upTo = chance;
  let greatestBelowTail = -1;
  let k = 0;
  while (upTo < 1 - tail && k < count) {
    if (upTo <= tail) greatestBelowTail = k;
    chance *= ((count - k) / (k + 1)) * (p / (1 - p));
    k += 1;
    upTo += chance;
  }
  return [greatestBelowTail, k];
}

function normalCounts(count: number, p: number, tail: number): Counts {
  const z = normalQuantile(1 - tail);
  const middle = count * p + ((1 - 2 * p) * (z * z - 1)) / 6 - 0.5;
  const reach = z * Math.sqrt(count * p * (1 - p));
  return [Math.floor(middle - reach), Math.ceil(middle + reach)];
}

/** What to add up of a sample, in any unit; those of two samples add up to those of both. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** Fewer latencies than this are too far from normal for the interval of their mean. */
const LEAST_FOR_MEAN = 30;

/** By Student's t, for samples whose mean is near normal; in the unit of the sample. Null mean of an empty sample. */
export function meanInterval(
  { count, sum, sumOfSquares }: Moments,
  confidence: number,
): Interval & { readonly mean: number | null } {
  if (count === 0) return { mean: null, low: null, high: null };
  const mean = sum / count;
  if (count < LEAST_FOR_MEAN) return { mean, low: null, high: null };
  const variance = Math.max(0, sumOfSquares - sum * mean) / (count - 1);
  const reach = studentQuantile((1 + confidence) / 2, count - 1) * Math.sqrt(variance / count);
  return { mean, low: mean - reach, high: mean + reach };
}

/** Cornish and Fisher's expansion, Abramowitz and Stegun 26.7.5: within 0.001 from 29 degrees of freedom on. */
function studentQuantile(u: number, freedom: number): number {
  const z = normalQuantile(u);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
