/**
 * The little of the WebAssembly binary format that linking and snapshotting need: LEB128 numbers, sections, imports and
 * exports. Offsets and sizes are bytes. Malformed input throws `RangeError`; only modules of our own making come here.
 */

export type Bytes = Uint8Array<ArrayBuffer>;

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

export const KIND = { function: 0, table: 1, memory: 2, global: 3 } as const;

export interface Section {
  readonly id: number;
  readonly body: Bytes;
}

export interface Import {
  readonly module: string;
  readonly name: string;
  readonly kind: number;
  /** Index into the type section; only for functions. */
  readonly type: number;
  /** The kind byte and what follows it, as encoded. */
  readonly description: Bytes;
}

export interface Export {
  readonly name: string;
  readonly kind: number;
  readonly index: number;
}

const PAGE_BYTES = 65_536;
const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export const pagesOf = (sizeBytes: number): number => Math.ceil(sizeBytes / PAGE_BYTES);

/** Reads forward through encoded bytes. */
export class Reader {
  readonly bytes: Bytes;
  offset: number;

  constructor(bytes: Bytes, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
  }

  get atEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.offset++];
    if (value === undefined) throw new RangeError('wasm: unexpected end');
    return value;
  }

  /** Unsigned LEB128 of at most 32 bits. */
  u32(): number {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  }

  /** Signed LEB128 of at most 32 bits. */
  i32(): number {
    let value = 0;
    for (let shift = 0; ;) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte >= 0x80) continue;
      return shift < 32 && byte & 0x40 ? value | (-1 << shift) : value;
    }
  }

  take(length: number): Bytes {
    const start = this.offset;
    this.offset += length;
    if (this.offset > this.bytes.length) throw new RangeError('wasm: unexpected end');
    return this.bytes.subarray(start, this.offset);
  }

  name(): string {
    return decoder.decode(this.take(this.u32()));
  }
}

export function u32(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ;) {
    const byte = rest % 128;
    rest = Math.floor(rest / 128);
    if (rest === 0) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

export function i32(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && !(byte & 0x40)) || (rest === -1 && byte & 0x40)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

export function encodeName(name: string): Bytes {
  const text = encoder.encode(name);
  return concat([Uint8Array.from(u32(text.length)), text]);
}

export const totalLength = (parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, part) => sum + part.length, 0);

export function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(totalLength(parts));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** A vector: its length, then its items. */
export const encodeVector = (items: readonly Uint8Array[]): Bytes =>
  concat([Uint8Array.from(u32(items.length)), ...items]);

export function readSections(module: Bytes): Section[] {
  const reader = new Reader(module, HEADER.length);
  const sections: Section[] = [];
  while (!reader.atEnd) {
    const id = reader.byte();
    sections.push({ id, body: reader.take(reader.u32()) });
  }
  return sections;
}

/** A module in pieces, for whoever puts it inside something larger. */
export function modulePieces(sections: readonly Section[]): Uint8Array[] {
  return [HEADER, ...sections.flatMap(({ id, body }) => [Uint8Array.from([id, ...u32(body.length)]), body])];
}

export const encodeSections = (sections: readonly Section[]): Bytes => concat(modulePieces(sections));

export function bodyOf(sections: readonly Section[], id: number): Bytes {
  return sections.find((section) => section.id === id)?.body ?? new Uint8Array([0]);
}

export function readImports(body: Bytes): Import[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.u32() }, () => {
    const module = reader.name();
    const name = reader.name();
    const start = reader.offset;
    const kind = reader.byte();
    const type = kind === KIND.function ? reader.u32() : skipImportDescription(reader, kind);
    return { module, name, kind, type, description: body.subarray(start, reader.offset) };
  });
}

function skipImportDescription(reader: Reader, kind: number): number {
  if (kind === KIND.global) reader.take(2);
  else {
    if (kind === KIND.table) reader.byte();
    const flags = reader.byte();
    reader.u32();
    if (flags & 1) reader.u32();
  }
  return -1;
}

export function readExports(body: Bytes): Export[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.u32() }, () => ({
    name: reader.name(),
    kind: reader.byte(),
    index: reader.u32(),
  }));
}

export function encodeExports(exports: readonly Export[]): Bytes {
  return encodeVector(
    exports.map(({ name, kind, index }) =>
      concat([encodeName(name), Uint8Array.from([kind, ...u32(index)])]),
    ),
  );
}
