/**
 * Holds a core module to what an instance may use: its memories and tables get a maximum. What lives outside both
 * (objects of the garbage collector) cannot be bounded, so modules with such types are refused.
 */
import {
  type Bytes,
  concat,
  encodeSections,
  pagesOf,
  Reader,
  readSections,
  SECTION,
  u32,
} from '../compiler/wasm-binary.ts';
import { LIMITS } from '../host/environment.ts';

const PAGE_BYTES = 65_536;
/** An entry takes about eight bytes of the browser's memory. */
const TABLE_ENTRIES = 1_000_000;
const REFERENCE_TYPES = new Set([0x70, 0x6f]);
const FUNCTION_TYPE = 0x60;

/** Thrown for modules that are sound but ask for what cannot be given. */
export class Unsupported extends Error {}

interface Limits {
  readonly min: number;
  readonly max: number | null;
}

/** Pages that each module's memories start with, in all. */
function leastPages(module: Bytes): { readonly memories: number; readonly pages: number } {
  const found = readMemories(sectionOf(module, SECTION.memory));
  return { memories: found.length, pages: found.reduce((sum, { min }) => sum + min, 0) };
}

/** `sparePages`: by how much each memory may grow. */
export function limitModule(module: Bytes, sparePages: number): Bytes {
  const sections = readSections(module).map(({ id, body }) => {
    if (id === SECTION.type) refuseCollectedTypes(body);
    if (id === SECTION.memory) return { id, body: encodeMemories(readMemories(body), sparePages) };
    if (id === SECTION.table) return { id, body: limitTables(body) };
    return { id, body };
  });
  return encodeSections(sections);
}

const sectionOf = (module: Bytes, id: number): Bytes =>
  readSections(module).find((section) => section.id === id)?.body ?? new Uint8Array([0]);

function readMemories(body: Bytes): Limits[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.u32() }, () => readLimits(reader));
}

function readLimits(reader: Reader): Limits {
  const flags = reader.byte();
  if (flags > 1) throw new Unsupported('it needs shared or 64-bit memory');
  const min = reader.u32();
  return { min, max: flags === 1 ? reader.u32() : null };
}

function encodeMemories(memories: readonly Limits[], sparePages: number): Bytes {
  const limited = memories.map(({ min, max }) =>
    Uint8Array.from([1, ...u32(min), ...u32(Math.min(max ?? Infinity, min + sparePages))]),
  );
  return concat([Uint8Array.from(u32(memories.length)), ...limited]);
}

function limitTables(body: Bytes): Bytes {
  const reader = new Reader(body);
  const tables = Array.from({ length: reader.u32() }, () => {
    const type = reader.byte();
    if (!REFERENCE_TYPES.has(type)) throw new Unsupported('it has tables of typed references');
    return { type, ...readLimits(reader) };
  });
  const most = Math.floor(TABLE_ENTRIES / Math.max(1, tables.length));
  return concat([
    Uint8Array.from(u32(tables.length)),
    ...tables.map(({ type, min, max }) => {
      if (min > most) throw new Unsupported(`it has a table of ${min} entries`);
      return Uint8Array.from([type, 1, ...u32(min), ...u32(Math.min(max ?? Infinity, most))]);
    }),
  ]);
}

function refuseCollectedTypes(body: Bytes): void {
  const reader = new Reader(body);
  for (let left = reader.u32(); left > 0; left--) {
    if (reader.byte() !== FUNCTION_TYPE) throw new Unsupported('it uses WebAssembly’s garbage collector');
    for (let lists = 2; lists > 0; lists--)
      for (let types = reader.u32(); types > 0; types--) skipValueType(reader);
  }
}

function skipValueType(reader: Reader): void {
  const type = reader.byte();
  // Typed references name a heap type.
  if (type === 0x63 || type === 0x64) reader.i32();
}

/**
 * How much each memory may grow so that all of them together stay within an instance's limit. `instances`: how often
 * each module is instantiated.
 */
export function spareOf(modules: readonly { readonly bytes: Bytes; readonly instances: number }[]): {
  readonly neededBytes: number;
  readonly sparePages: number;
} {
  let memories = 0;
  let pages = 0;
  for (const { bytes, instances } of modules) {
    const least = leastPages(bytes);
    memories += least.memories * instances;
    pages += least.pages * instances;
  }
  const sparePages = Math.floor((pagesOf(LIMITS.memoryBytes) - pages) / Math.max(1, memories));
  return { neededBytes: pages * PAGE_BYTES, sparePages };
}
