/** What is counted of one platform while traffic runs. Memory does not grow. */
import type { SegmentKind } from '../protocol/waterfall.ts';
import { addTo, createHistogram, record } from '../statistics/histogram.ts';
import type { Histogram } from '../statistics/histogram.ts';

/** In the order in which they follow one another. */
export const SEGMENT_KINDS = [
  'retry',
  'dns',
  'tcp',
  'tls',
  'request',
  'queue',
  'cold-start',
  'compute',
  'origin-wait',
  'backbone',
  'response',
  'transfer',
] as const satisfies readonly SegmentKind[];

const WINDOW_S = 10;
/** Requests that reach their platform late still find their second. */
const KEPT_S = 16;

export class Tally {
  served = 0;
  rejected = 0;
  failed = 0;
  coldStarts = 0;
  /** Times that a PoP had to load the module first. */
  moduleLoads = 0;
  /** Requests of attacks are no latencies, and counted apart. */
  readonly attack = { generated: 0, filtered: 0, served: 0, rejected: 0, failed: 0 };
  readonly overall = createHistogram();
  /** Sums over the served ones, microseconds, in the order of `SEGMENT_KINDS`. */
  readonly segmentSumsUs = new Float64Array(SEGMENT_KINDS.length);
  /** Of their squares, for the interval of the mean. */
  sumOfSquaresUs = 0;
  readonly #seconds: readonly Histogram[] = Array.from({ length: KEPT_S }, createHistogram);
  readonly #secondOf = new Float64Array(KEPT_S).fill(-1);

  /** A latency counts in the second in which its request was wanted, that is, arrived. */
  recordLatency(arrivalUs: number, totalUs: number): void {
    record(this.overall, totalUs);
    this.sumOfSquaresUs += totalUs * totalUs;
    const second = Math.floor(arrivalUs / 1_000_000);
    const slot = second % KEPT_S;
    const kept = this.#secondOf[slot] as number;
    if (kept > second) return;
    const histogram = this.#seconds[slot] as Histogram;
    if (kept < second) {
      histogram.fill(0);
      this.#secondOf[slot] = second;
    }
    record(histogram, totalUs);
  }

  /** Those that arrived in the second of `nowUs` or the nine before. */
  recent(nowUs: number): Histogram {
    const newest = Math.floor(nowUs / 1_000_000);
    const sum = createHistogram();
    this.#seconds.forEach((histogram, slot) => {
      const second = this.#secondOf[slot] as number;
      if (second > newest - WINDOW_S && second <= newest && second >= 0) addTo(sum, histogram);
    });
    return sum;
  }
}
