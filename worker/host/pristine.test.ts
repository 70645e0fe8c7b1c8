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
