/**
 * What was freed still lies in memory, and would be shipped: text of modules above all. QuickJS's allocator is dlmalloc, whose
 * heap is a row of chunks, each with its size and two flags in its second word.
 *
 *   chunk ─► [ size of the one before, if free ][ size | in use (2) | one before in use (1) ][ payload … ]
 *
 * A free chunk's payload begins with up to six words that link it to others; all behind is leftovers.
 */
import type { Bytes } from './wasm-binary.ts';

const HEADER_BYTES = 8;
const LINK_BYTES = 24;
const IN_USE = 2;
const PREVIOUS_IN_USE = 1;

/**
 * Zeroes what lies in free chunks. `firstAllocation`: the address that the heap's first `malloc` gave. Nothing is touched
 * when the row does not look as it must.
 */
export function scrubFreeHeap(memory: Bytes, firstAllocation: number): void {
  for (const [start, end] of freeRanges(memory, firstAllocation)) memory.fill(0, start, end);
}

function freeRanges(memory: Bytes, firstAllocation: number): [start: number, end: number][] {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.length);
  const ranges: [number, number][] = [];
  let wasInUse = true;
  for (let chunk = firstAllocation - HEADER_BYTES; chunk + HEADER_BYTES < memory.length;) {
    const head = view.getUint32(chunk + 4, true);
    const sizeBytes = head & ~7;
    const end = chunk + sizeBytes;
    if (sizeBytes < 16 || end > memory.length || ((head & PREVIOUS_IN_USE) !== 0) !== wasInUse) return [];
    wasInUse = (head & IN_USE) !== 0;
    if (!wasInUse) ranges.push([chunk + HEADER_BYTES + LINK_BYTES, end]);
    chunk = end;
  }
  return ranges.filter(([start, end]) => start < end);
}
