/** What is counted of one platform while traffic runs. */
import type { Answers } from '../protocol/simulator.ts';
import type { SegmentKind } from '../protocol/waterfall.ts';
import { createHistogram, percentilesOf, record } from '../statistics/histogram.ts';
import { FAILED, REJECTED, servedOutcome } from '../statistics/outcomes.ts';
import { OutcomeLog } from './outcome-log.ts';

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

/** Of the requests of one kind; those of attacks are not among them. */
export class KindTally {
  served = 0;
  rejected = 0;
  failed = 0;
  /** Over the served ones, microseconds. */
  latencySumUs = 0;
  computeSumUs = 0;
  readonly latencies = createHistogram();

  serve(totalUs: number, computeUs: number): void {
    this.served += 1;
    this.latencySumUs += totalUs;
    this.computeSumUs += computeUs;
    record(this.latencies, totalUs);
  }
}

export class Tally {
  served = 0;
  rejected = 0;
  failed = 0;
  coldStarts = 0;
  /** Times that a PoP had to load the module first. */
  moduleLoads = 0;
  /** Requests that a place which was too full led elsewhere. */
  spilled = 0;
  /** Requests of attacks are no latencies, and counted apart. */
  readonly attack = { generated: 0, filtered: 0, served: 0, rejected: 0, failed: 0 };
  readonly overall = createHistogram();
  /** Sums over the served ones, microseconds, in the order of `SEGMENT_KINDS`. */
  readonly segmentSumsUs = new Float64Array(SEGMENT_KINDS.length);
  /** Of their squares, for the interval of the mean. */
  sumOfSquaresUs = 0;
  /** In the order of the world's mix; none where that is empty. */
  readonly kinds: readonly KindTally[];
  /** For somebody who looks on; null where nobody does, because it grows until it is read. */
  readonly log: OutcomeLog | null;

  /** `spanUs`: null where nobody looks on. */
  constructor(spanUs: number | null, kinds: number) {
    this.kinds = Array.from({ length: kinds }, () => new KindTally());
    this.log = spanUs === null ? null : new OutcomeLog(spanUs);
  }

  /** An outcome counts in the span in which its request was wanted, that is, arrived. */
  serve(arrivalUs: number, totalUs: number, hasWaitedForStart: boolean): void {
    this.served += 1;
    record(this.overall, totalUs);
    this.sumOfSquaresUs += totalUs * totalUs;
    this.log?.add(arrivalUs, servedOutcome(totalUs, hasWaitedForStart));
  }

  fail(arrivalUs: number, kind: number): void {
    this.failed += 1;
    const ofKind = this.kinds[kind];
    if (ofKind) ofKind.failed += 1;
    this.log?.add(arrivalUs, FAILED);
  }

  reject(arrivalUs: number, kind: number): void {
    this.rejected += 1;
    const ofKind = this.kinds[kind];
    if (ofKind) ofKind.rejected += 1;
    this.log?.add(arrivalUs, REJECTED);
  }
}

export function answersOf({ served, rejected, failed, latencies }: KindTally): Answers {
  return { overall: percentilesOf(latencies), served, rejected, failed };
}
