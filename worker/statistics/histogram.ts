/**
 * Log-linear histogram of integer microseconds: 64 buckets an octave, answered by their middle, so at most 0.8 % off.
 * Counts add up, so histograms merge. Values beyond 71 minutes count as 71 minutes.
 */
import type { Percentiles } from '../protocol/simulator.ts';

const MOST_US = 0xffff_ffff;
export const BUCKETS = 27 * 64;

export type Histogram = Uint32Array;

export function createHistogram(): Histogram {
  return new Uint32Array(BUCKETS);
}

export function bucketOf(us: number): number {
  const value = us > MOST_US ? MOST_US : us;
  const shift = 25 - Math.clz32(value);
  return shift <= 0 ? value : shift * 64 + (value >>> shift);
}

export interface Range {
  readonly fromUs: number;
  /** Belongs to it. */
  readonly toUs: number;
}

export function rangeOf(bucket: number): Range {
  const shift = Math.max(0, (bucket >> 6) - 1);
  const fromUs = (bucket - shift * 64) * 2 ** shift;
  return { fromUs, toUs: fromUs + 2 ** shift - 1 };
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

/** A histogram as it is now, to ask several things of: each answer is a binary search. */
export class Cumulative {
  readonly count: number;
  /** Values in this bucket and all below. */
  readonly #upTo: Float64Array;

  constructor(histogram: Histogram) {
    let count = 0;
    this.#upTo = Float64Array.from(histogram, (inBucket) => (count += inBucket));
    this.count = count;
  }

  /** Nearest rank: the least value that at least the share `p` of all are not above; null when there are none. */
  percentileUs(p: number): number | null {
    const range = this.rangeAtRank(Math.max(1, Math.ceil(p * this.count)));
    return range && Math.floor((range.fromUs + range.toUs) / 2);
  }

  /** Where the value of this rank lies, 1 being the least; null when there is no such rank. */
  rangeAtRank(rank: number): Range | null {
    if (rank < 1 || rank > this.count) return null;
    let bucket = 0;
    for (let above = BUCKETS - 1; bucket < above;) {
      const middle = (bucket + above) >> 1;
      if ((this.#upTo[middle] as number) >= rank) above = middle;
      else bucket = middle + 1;
    }
    return rangeOf(bucket);
  }

  /** Share of values that are at most `us`, its bucket as a whole; null when there are none. */
  shareUpTo(us: number): number | null {
    return this.count === 0 ? null : (this.#upTo[bucketOf(us)] as number) / this.count;
  }
}

export function percentileUs(histogram: Histogram, p: number): number | null {
  return new Cumulative(histogram).percentileUs(p);
}

export function percentilesOf(histogram: Histogram): Percentiles {
  const cumulative = new Cumulative(histogram);
  return {
    p50Us: cumulative.percentileUs(0.5),
    p95Us: cumulative.percentileUs(0.95),
    p99Us: cumulative.percentileUs(0.99),
    p999Us: cumulative.percentileUs(0.999),
  };
}
