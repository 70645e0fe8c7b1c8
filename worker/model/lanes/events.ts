import type { TimeHeap } from '../platforms/time-heap.ts';

/** What happens to a row, in the order in which events of one microsecond happen: who leaves makes room first. */
export const LEAVES_REGION = 0;
export const LEAVES = 1;
export const SCALES = 2;
export const GROWS = 3;
export const ANSWERED_BY_REGION = 4;
export const REACHES_REGION = 5;
export const REACHES = 6;

/** A heap's key is the time in microseconds times this, plus the kind of event. */
export const KINDS = 8;

export function pushEvent(heap: TimeHeap, timeUs: number, kind: number, row: number): void {
  heap.push(timeUs * KINDS + kind, row);
}
