/**
 * Log-linear histogram of integer microseconds: 64 buckets an octave, answered by their middle, so at most 0.8 % off.
 * Counts add up, so histograms merge. Values beyond 71 minutes count as 71 minutes.
 */
import type { Percentiles } from '../protocol/simulator.ts';

const MOST_US = 0xffff_ffff;
const BUCKETS = 27 * 64;

export type Histogram = Uint32Array;

export function createHistogram(): Histogram {
  return new Uint32Array(BUCKETS);
}

export function bucketOf(us: number): number {
  const value = us > MOST_US ? MOST_US : us;
  const shift = 25 - Math.clz32(value);
  return shift <= 0 ? value : shift * 64 + (value >>> shift);
}

function middleOf(bucket: number): number {
  const shift = Math.max(0, (bucket >> 6) - 1);
  return (bucket - shift * 64) * 2 ** shift + Math.floor((2 ** shift - 1) / 2);
}

export function record(histogram: Histogram, us: number): void {
  const bucket = bucketOf(us);
  histogram[bucket] = (histogram[bucket] as number) + 1;
}

export function addTo(sum: Histogram, other: Histogram): void {
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    sum[bucket] = (sum[bucket] as number) + (other[bucket] as number);
  }
}

export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

/** Nearest rank: the least value that at least the share `p` of all are not above; null of an empty histogram. */
export function percentileUs(histogram: Histogram, p: number): number | null {
  const rank = Math.max(1, Math.ceil(p * countOf(histogram)));
  let below = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    below += histogram[bucket] as number;
    if (below >= rank) return middleOf(bucket);
  }
  return null;
}

export function percentilesOf(histogram: Histogram): Percentiles {
  return {
    p50Us: percentileUs(histogram, 0.5),
    p95Us: percentileUs(histogram, 0.95),
    p99Us: percentileUs(histogram, 0.99),
    p999Us: percentileUs(histogram, 0.999),
  };
}
