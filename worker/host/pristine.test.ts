import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { Pristine } from './pristine.ts';

const MEMORY_BYTES = 128 * 1024;
const stretches = array(
  record({
    start: integer({ min: 0, max: MEMORY_BYTES - 1 }),
    length: integer({ min: 1, max: 40_000 }),
    value: integer({ min: 0, max: 255 }),
  }),
  { maxLength: 8 },
);

type Stretches = readonly { start: number; length: number; value: number }[];

function write(memory: Uint8Array, changes: Stretches): void {
  for (const { start, length, value } of changes) memory.fill(value, start, start + length);
}

test('whatever was there and whatever was done to it, memory is restored to the byte', () => {
  assert(
    property(stretches, stretches, (before, after) => {
      const memory = new Uint8Array(MEMORY_BYTES);
      write(memory, before);
      const expected = memory.slice();
      const pristine = new Pristine(memory);
      write(memory, after);
      pristine.restore(memory);
      expect(Buffer.from(memory.buffer).equals(expected)).toBe(true);
    }),
  );
});

test('of a stack, which lies lowest, only as much is cleared as can have been used', () => {
  const memory = new Uint8Array(1024 * 1024 + 1);
  memory[1024 * 1024] = 1;
  const pristine = new Pristine(memory);
  memory.fill(7);
  pristine.restore(memory);
  const firstCleared = memory.indexOf(0);
  expect(firstCleared).toBe(640 * 1024);
  expect(memory.subarray(firstCleared, -1).every((byte) => byte === 0)).toBe(true);
  expect(memory.at(-1)).toBe(1);
});
