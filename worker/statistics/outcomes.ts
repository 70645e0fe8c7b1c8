/** What may come of a request, as one number: how long it took, on an instance that was there or on one that had to start. */
import { BUCKETS, bucketOf } from './histogram.ts';

/** The outcome of a request that was served is its bucket, or, when it waited for an instance to start, this and its bucket. */
const COLD = BUCKETS;
export const FAILED = 2 * BUCKETS;
export const REJECTED = FAILED + 1;
export const OUTCOMES = REJECTED + 1;

export function servedOutcome(totalUs: number, hasWaitedForStart: boolean): number {
  return bucketOf(totalUs) + (hasWaitedForStart ? COLD : 0);
}

export function isServed(outcome: number): boolean {
  return outcome < FAILED;
}

export function isCold(outcome: number): boolean {
  return outcome >= COLD && outcome < FAILED;
}

/** Of a served one. */
export function bucketOfOutcome(outcome: number): number {
  return outcome % BUCKETS;
}
