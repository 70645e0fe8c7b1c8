import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalName, findSegments, MEMORY_LIMIT_BYTES, planSnapshot, takeSnapshot } from './snapshot.ts';
import { bodyOf, type Bytes, encodeSections, Reader, SECTION } from './wasm-binary.ts';

const MEMORY_BYTES = 4_096;

/** Memory with a few stretches of bytes other than zero. */
const memories = array(
  record({
    start: integer({ min: 0, max: MEMORY_BYTES - 1 }),
    length: integer({ min: 1, max: 40 }),
    value: integer({ min: 1, max: 255 }),
  }),
  { maxLength: 40 },
).map((stretches) => {
  const memory = new Uint8Array(MEMORY_BYTES);
  for (const { start, length, value } of stretches) memory.fill(value, start, start + length);
  return memory;
});

test('segments hold all that is not zero, in order, and never touch', () => {
  assert(
    property(memories, (memory) => {
      const rebuilt = new Uint8Array(MEMORY_BYTES);
      let lastEnd = -1;
      for (const [start, end] of findSegments(memory)) {
        expect(start).toBeGreaterThan(lastEnd);
        expect(end).toBeGreaterThan(start);
        rebuilt.set(memory.subarray(start, end), start);
        lastEnd = end;
      }
      expect(rebuilt).toEqual(memory);
    }),
  );
});

test('a segment begins and ends with a word that is not zero, and holds no long run of zeros', () => {
  assert(
    property(memories, (memory) => {
      for (const [start, end] of findSegments(memory)) {
        const words = [...new Int32Array(memory.buffer, start, (end - start) / 4)];
        expect(words.at(0)).not.toBe(0);
        expect(words.at(-1)).not.toBe(0);
        const isLongZeroRun = words.some((_, index) =>
          [0, 1, 2].every((ahead) => words[index + ahead] === 0),
        );
        expect(isLongZeroRun).toBe(false);
      }
    }),
  );
});

test('empty memory has no segments', () => {
  expect(findSegments(new Uint8Array(MEMORY_BYTES))).toEqual([]);
});

/** (memory (export "memory") 1) with functions `kept` and `cm32p2_realloc` (both empty), and one data segment. */
const engine: Bytes = encodeSections([
  { id: SECTION.custom, body: Uint8Array.of(1, 0x78) },
  { id: SECTION.type, body: Uint8Array.of(1, 0x60, 0, 0) },
  { id: SECTION.function, body: Uint8Array.of(1, 0) },
  { id: SECTION.memory, body: Uint8Array.of(1, 0, 1) },
  {
    id: SECTION.export,
    body: Uint8Array.from([
      3,
      6,
      ...Buffer.from('memory'),
      2,
      0,
      4,
      ...Buffer.from('kept'),
      0,
      0,
      14,
      ...Buffer.from('cm32p2_realloc'),
      0,
      0,
    ]),
  },
  { id: SECTION.start, body: Uint8Array.of(0) },
  { id: SECTION.dataCount, body: Uint8Array.of(1) },
  { id: SECTION.code, body: Uint8Array.of(1, 2, 0, 0x0b) },
  { id: SECTION.data, body: Uint8Array.of(1, 0, 0x41, 0, 0x0b, 1, 0x2a) },
]);

test.each([
  ['memory', 'cm32p2_memory'],
  ['cm32p2_realloc', 'cm32p2_realloc'],
  ['cm32p2|wasi:http/incoming-handler@0.2|handle', 'cm32p2|wasi:http/incoming-handler@0.2|handle'],
  ['qjs_eval', null],
  ['__stack_pointer', null],
])('a component exports %s as %s', (name, exported) => {
  expect(canonicalName(name)).toBe(exported);
});

test('a snapshot is a module that starts with that memory, with the doors of the engine closed', () => {
  const memory = new Uint8Array(2 * 65_536);
  memory.set([1, 2, 3], 10);
  memory.fill(7, 70_000, 70_100);
  const sections = takeSnapshot(planSnapshot(engine, canonicalName), memory);
  expect(sections.map(({ id }) => id)).not.toContain(SECTION.start);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encodeSections(sections)));
  expect(Object.keys(exports)).toEqual(['cm32p2_memory', 'cm32p2_realloc']);
  const frozen = exports['cm32p2_memory'] as WebAssembly.Memory;
  expect(Buffer.from(frozen.buffer).equals(memory)).toBe(true);
});

test('a snapshot may grow to the limit of an instance and no further', () => {
  const sections = takeSnapshot(planSnapshot(engine, canonicalName), new Uint8Array(65_536));
  const reader = new Reader(bodyOf(sections, SECTION.memory));
  expect([reader.byte(), reader.byte(), reader.u32(), reader.u32()]).toEqual([
    1,
    1,
    1,
    MEMORY_LIMIT_BYTES / 65_536,
  ]);
});
