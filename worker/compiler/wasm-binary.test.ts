import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  property,
  record,
  string,
  tuple,
  uint8Array,
} from 'fast-check';
import { expect, test } from 'vitest';
import {
  bodyOf,
  concat,
  encodeExports,
  encodeName,
  encodeSections,
  i32,
  KIND,
  pagesOf,
  Reader,
  readExports,
  readImports,
  readSections,
  u32,
} from './wasm-binary.ts';

test('an unsigned number comes back, in the fewest bytes', () => {
  assert(
    property(integer({ min: 0, max: 0xffff_ffff }), (value) => {
      const bytes = u32(value);
      const reader = new Reader(Uint8Array.from(bytes));
      expect(reader.u32()).toBe(value);
      expect(reader.atEnd).toBe(true);
      expect(bytes).toHaveLength(Math.max(1, Math.ceil(Math.log2(value + 1) / 7)));
    }),
  );
});

test('a signed number comes back', () => {
  assert(
    property(integer({ min: -0x8000_0000, max: 0x7fff_ffff }), (value) => {
      const reader = new Reader(Uint8Array.from(i32(value)));
      expect(reader.i32()).toBe(value);
      expect(reader.atEnd).toBe(true);
    }),
  );
});

test.each([
  [0, [0x00]],
  [127, [0x7f]],
  [128, [0x80, 0x01]],
  [624_485, [0xe5, 0x8e, 0x26]],
  [0xffff_ffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])('%i is written as the standard says', (value, bytes) => {
  expect(u32(value)).toEqual(bytes);
});

test.each([
  [63, [0x3f]],
  [64, [0xc0, 0x00]],
  [-1, [0x7f]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [-123_456, [0xc0, 0xbb, 0x78]],
  [-0x8000_0000, [0x80, 0x80, 0x80, 0x80, 0x78]],
])('%i is written signed as the standard says', (value, bytes) => {
  expect(i32(value)).toEqual(bytes);
  expect(new Reader(Uint8Array.from(bytes)).i32()).toBe(value);
});

const bodies = uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes));

test('sections come back as they were', () => {
  assert(
    property(array(record({ id: nat(12), body: bodies }), { maxLength: 8 }), (sections) => {
      const module = encodeSections(sections);
      expect([...module.subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
      expect(readSections(module)).toEqual(sections);
    }),
  );
});

test('names and exports come back as they were', () => {
  const entry = record({
    name: string({ unit: 'binary' }),
    kind: constantFrom(...Object.values(KIND)),
    index: nat(),
  });
  assert(
    property(array(entry, { maxLength: 8 }), (exports) => {
      expect(readExports(encodeExports(exports))).toEqual(exports);
    }),
  );
});

test('imports of every kind are read, each with its description as encoded', () => {
  const limited = [KIND.memory, 0x01, 0x02, 0x80, 0x01];
  const described: [string, number[]][] = [
    ['function', [KIND.function, 0x85, 0x01]],
    ['table', [KIND.table, 0x70, 0x00, 0x03]],
    ['memory', limited],
    ['global', [KIND.global, 0x7f, 0x01]],
  ];
  const body = concat([
    Uint8Array.from(u32(described.length)),
    ...described.flatMap(([name, bytes]) => [encodeName('env'), encodeName(name), Uint8Array.from(bytes)]),
  ]);
  const imports = readImports(body);
  expect(imports.map(({ module, name, type }) => [module, name, type])).toEqual([
    ['env', 'function', 133],
    ['env', 'table', -1],
    ['env', 'memory', -1],
    ['env', 'global', -1],
  ]);
  expect(imports.map(({ description }) => [...description])).toEqual(described.map(([, bytes]) => bytes));
});

test('bytes are joined in order', () => {
  assert(
    property(array(bodies), (parts) => {
      expect([...concat(parts)]).toEqual(parts.flatMap((part) => [...part]));
    }),
  );
});

test('reading past the end is an error', () => {
  assert(
    property(tuple(bodies, nat(5)), ([bytes, extra]) => {
      const reader = new Reader(bytes);
      expect(() => reader.take(bytes.length + 1 + extra)).toThrow(RangeError);
    }),
  );
  expect(() => new Reader(Uint8Array.of(0x80)).u32()).toThrow('unexpected end');
});

test('a section that is not there is an empty vector', () => {
  expect([...bodyOf([], 1)]).toEqual([0]);
});

test('memory is counted in whole pages', () => {
  expect([0, 1, 65_536, 65_537].map(pagesOf)).toEqual([0, 1, 1, 2]);
});
