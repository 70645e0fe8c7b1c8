/** Latencies of many requests on a logarithmic axis: how many took about so long, and how many at most so long. */
import { BUCKETS, bucketOf, type Histogram, rangeOf } from '../../../worker/statistics/histogram.ts';

/** Counted in, also when they have no latency: a request without an answer is not answered within any time. */
export interface Sample {
  readonly latencies: Histogram;
  readonly requests: number;
}

/** Eight bars an octave: each 9 % further right. */
const BUCKETS_A_BAR = 8;

/** Of all samples together; null where there is nothing. */
function bucketsSeen(samples: readonly Sample[]): { readonly first: number; readonly last: number } | null {
  let first = BUCKETS;
  let last = -1;
  for (const { latencies } of samples) {
    const from = latencies.findIndex((count) => count > 0);
    if (from < 0) continue;
    first = Math.min(first, from);
    last = Math.max(
      last,
      latencies.findLastIndex((count) => count > 0),
    );
  }
  return last < 0 ? null : { first, last };
}

/** Lower edges of bars in milliseconds, and for each sample the share of its requests in each bar, in percent. */
export interface Bars {
  readonly fromMs: readonly number[];
  readonly sharesPct: readonly (readonly number[])[];
}

/** With an empty bar at either end, so that outlines come down to the axis. */
export function barsOf(samples: readonly Sample[]): Bars {
  const seen = bucketsSeen(samples);
  if (seen === null) return { fromMs: [], sharesPct: samples.map(() => []) };
  const first = Math.max(0, Math.floor(seen.first / BUCKETS_A_BAR) - 1);
  const last = Math.min(BUCKETS / BUCKETS_A_BAR - 1, Math.floor(seen.last / BUCKETS_A_BAR) + 1);
  const bars = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * BUCKETS_A_BAR);
  return {
    fromMs: bars.map((bucket) => Math.max(rangeOf(bucket).fromUs, 1) / 1_000),
    sharesPct: samples.map(({ latencies, requests }) =>
      bars.map((bucket) => {
        let count = 0;
        for (let at = bucket; at < bucket + BUCKETS_A_BAR; at += 1) count += latencies[at] as number;
        return requests === 0 ? 0 : (100 * count) / requests;
      }),
    ),
  };
}

/** Latencies in milliseconds, and for each sample the share of its requests that were answered within them, in percent. */
export interface Shares {
  readonly withinMs: readonly number[];
  readonly sharesPct: readonly (readonly number[])[];
}

/** From nothing to everything that was answered, at the end of every bucket between. */
export function sharesOf(samples: readonly Sample[]): Shares {
  const seen = bucketsSeen(samples);
  if (seen === null) return { withinMs: [], sharesPct: samples.map(() => []) };
  const first = Math.max(0, seen.first - 1);
  const buckets = Array.from({ length: seen.last - first + 1 }, (_, at) => first + at);
  return {
    withinMs: buckets.map((bucket) => (rangeOf(bucket).toUs + 1) / 1_000),
    sharesPct: samples.map(({ latencies, requests }) => {
      let count = 0;
      return buckets.map((bucket) => {
        count += latencies[bucket] as number;
        return requests === 0 ? 0 : (100 * count) / requests;
      });
    }),
  };
}

/** Of a sample's requests, those that were answered within so long, its bucket as a whole; null of none. */
export function shareWithinPct({ latencies, requests }: Sample, withinMs: number): number | null {
  if (requests === 0) return null;
  const last = bucketOf(withinMs * 1_000);
  let count = 0;
  for (let bucket = 0; bucket <= last; bucket += 1) count += latencies[bucket] as number;
  return (100 * count) / requests;
}
