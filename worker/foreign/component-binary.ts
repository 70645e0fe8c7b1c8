/**
 * The outline of a component: what it imports and exports, and where its core modules lie. Only what is needed to say
 * early and cheaply what a file is; jco validates the rest. Malformed input throws `RangeError`.
 */
import { type Bytes, Reader } from '../compiler/wasm-binary.ts';

export const COMPONENT_SECTION = {
  custom: 0,
  coreModule: 1,
  coreInstance: 2,
  component: 4,
  import: 10,
  export: 11,
} as const;
const MAGIC = 0x6d736100;
export const PREAMBLE_BYTES = 8;
const COMPONENT_LAYER = 1;
const COMPONENT_VERSION = 0x0d;
const DEEPEST = 32;

export type Encoding =
  | { readonly kind: 'core' | 'component' | 'none' }
  | { readonly kind: 'unknown'; readonly version: number; readonly layer: number };

/** What the first eight bytes say. */
export function encodingOf(bytes: Bytes): Encoding {
  if (bytes.length < PREAMBLE_BYTES) return { kind: 'none' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, PREAMBLE_BYTES);
  if (view.getUint32(0, true) !== MAGIC) return { kind: 'none' };
  const version = view.getUint16(4, true);
  const layer = view.getUint16(6, true);
  if (layer === 0 && version === 1) return { kind: 'core' };
  if (layer === COMPONENT_LAYER && version === COMPONENT_VERSION) return { kind: 'component' };
  return { kind: 'unknown', version, layer };
}

export interface PlacedSection {
  readonly id: number;
  readonly body: Bytes;
  /** Where the section with its header lies, in bytes from the beginning. */
  readonly start: number;
  readonly end: number;
}

/** Of a component, or of a core module: both are framed in the same way. */
export function* placedSections(binary: Bytes): Generator<PlacedSection> {
  const reader = new Reader(binary, PREAMBLE_BYTES);
  while (!reader.atEnd) {
    const start = reader.offset;
    const id = reader.byte();
    yield { id, body: reader.take(reader.u32()), start, end: reader.offset };
  }
}

export interface Outline {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** Of nested components too. */
  readonly modules: readonly Bytes[];
  /** Every name outside core modules that generated code might repeat, of nested components too. */
  readonly names: readonly string[];
}

export function outlineOf(component: Bytes, depth = 0): Outline {
  if (depth > DEEPEST) throw new RangeError(`components inside components, ${DEEPEST} deep`);
  const imports: string[] = [];
  const exports: string[] = [];
  const modules: Bytes[] = [];
  const names: string[] = [];
  for (const { id, body } of placedSections(component)) {
    if (id === COMPONENT_SECTION.coreModule) modules.push(body);
    else if (id === COMPONENT_SECTION.coreInstance) names.push(...coreInstanceNames(body));
    else if (id === COMPONENT_SECTION.import) imports.push(...importNames(body));
    else if (id === COMPONENT_SECTION.export) exports.push(...exportNames(body));
    else if (id === COMPONENT_SECTION.component) {
      const inner = outlineOf(body, depth + 1);
      modules.push(...inner.modules);
      names.push(...inner.names);
    }
  }
  names.push(...imports, ...exports);
  return { imports, exports, modules, names };
}

function readVector<Item>(reader: Reader, readItem: () => Item): Item[] {
  const items: Item[] = [];
  for (let left = reader.u32(); left > 0; left--) items.push(readItem());
  return items;
}

/** `core:instance`: a module with arguments, or exports put together. */
function coreInstanceNames(body: Bytes): string[] {
  const reader = new Reader(body);
  return readVector(reader, () => {
    const isInstantiation = reader.byte() === 0;
    if (isInstantiation) reader.u32();
    return readVector(reader, () => {
      const name = reader.name();
      reader.byte();
      reader.u32();
      return name;
    });
  }).flat();
}

function importNames(body: Bytes): string[] {
  const reader = new Reader(body);
  return readVector(reader, () => {
    const name = externName(reader);
    skipExternType(reader);
    return name;
  });
}

function exportNames(body: Bytes): string[] {
  const reader = new Reader(body);
  return readVector(reader, () => {
    const name = externName(reader);
    // A sort of the core level takes two bytes.
    if (reader.byte() === 0) reader.byte();
    reader.u32();
    if (reader.byte() !== 0) skipExternType(reader);
    return name;
  });
}

function externName(reader: Reader): string {
  const form = reader.byte();
  if (form > 1) throw new RangeError(`a name of form ${form}`);
  return reader.name();
}

function skipExternType(reader: Reader): void {
  const sort = reader.byte();
  if (sort > 5) throw new RangeError(`an item of sort ${sort}`);
  const hasBound = sort === 2 || sort === 3;
  // A bound of a type is either an index or, for a resource of its own, nothing.
  if (sort === 0) reader.byte();
  if (hasBound && reader.byte() === 1 && sort === 3) return;
  reader.u32();
}
