/**
 * Freezing: an evaluated engine's memory becomes the data segments of the module it ran.
 *
 *   engine.wasm          type import func table [memory] global [export] elem code [data]
 *   handler core module  type import func table  grown   global canonical elem code  new
 */
import {
  bodyOf,
  type Bytes,
  concat,
  encodeExports,
  i32,
  pagesOf,
  readExports,
  readSections,
  SECTION,
  type Section,
  u32,
} from './wasm-binary.ts';

/** Zero runs up to this are cheaper inside a segment than between two. */
const GAP_WORDS = 2;

/** V8 and wasm-tools refuse a module with more. */
const MOST_SEGMENTS = 100_000;

/** 128 MiB: what Akamai Functions grants an instance. */
export const MEMORY_LIMIT_BYTES = 128 * 1024 * 1024;

/** Byte ranges of `memory` that hold anything but zeros, and few enough of them. `memory` is whole pages. */
export function findSegments(memory: Bytes): [start: number, end: number][] {
  for (let gapWords = GAP_WORDS; ; gapWords *= 2) {
    const segments = segmentsApart(memory, gapWords);
    if (segments.length <= MOST_SEGMENTS) return segments;
  }
}

function segmentsApart(memory: Bytes, gapWords: number): [start: number, end: number][] {
  const words = new Int32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const { length } = words;
  const segments: [number, number][] = [];
  let index = 0;
  while (index < length) {
    while (index < length && words[index] === 0) index++;
    if (index === length) break;
    const start = index;
    let end = index;
    for (let zeros = 0; index < length && zeros <= gapWords; index++) {
      if (words[index] === 0) zeros++;
      else {
        zeros = 0;
        end = index + 1;
      }
    }
    segments.push([start * 4, end * 4]);
  }
  return segments;
}

function encodeData(memory: Bytes, segments: readonly (readonly [number, number])[]): Bytes {
  const parts: Uint8Array[] = [Uint8Array.from(u32(segments.length))];
  for (const [start, end] of segments) {
    parts.push(Uint8Array.from([0x00, 0x41, ...i32(start), 0x0b, ...u32(end - start)]));
    parts.push(memory.subarray(start, end));
  }
  return concat(parts);
}

/** The parts of a module that every snapshot of it shares, found once. */
export interface SnapshotPlan {
  readonly sections: readonly Section[];
}

/** `exportName` gives each export its name in the snapshot, or null to close that door. */
export function planSnapshot(module: Bytes, exportName: (name: string) => string | null): SnapshotPlan {
  const sections = readSections(module).filter(({ id }) => id !== SECTION.start && id !== SECTION.custom);
  const exports = readExports(bodyOf(sections, SECTION.export)).flatMap((entry) => {
    const name = exportName(entry.name);
    return name === null ? [] : [{ ...entry, name }];
  });
  return {
    sections: sections.map(({ id, body }) => ({
      id,
      body: id === SECTION.export ? encodeExports(exports) : body,
    })),
  };
}

/** What a component's core module exports, in the names of the canonical ABI. */
export function canonicalName(name: string): string | null {
  if (name === 'memory') return 'cm32p2_memory';
  return name.startsWith('cm32p2') ? name : null;
}

/** A core module that starts as `memory` is now. */
export function takeSnapshot(plan: SnapshotPlan, memory: Bytes): Section[] {
  const segments = findSegments(memory);
  const data = encodeData(memory, segments);
  return plan.sections.map(({ id, body }) => {
    if (id === SECTION.memory)
      return {
        id,
        body: Uint8Array.from([1, 1, ...u32(pagesOf(memory.length)), ...u32(pagesOf(MEMORY_LIMIT_BYTES))]),
      };
    if (id === SECTION.dataCount) return { id, body: Uint8Array.from(u32(segments.length)) };
    return id === SECTION.data ? { id, body: data } : { id, body };
  });
}
