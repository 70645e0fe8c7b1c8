import { array, assert, integer, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { Pristine } from './pristine.ts';

test('a memory that was written all over is as it was, byte for byte', () => {
  const stretch = tuple(nat(40_000), integer({ min: 0, max: 255 }));
  assert(
    property(array(stretch, { minLength: 1, maxLength: 6 }), (stretches) => {
      const original = new Uint8Array(
        stretches.flatMap(([size, value]) => Array.from({ length: size }, () => value)),
      );
      const memory = original.slice();
      const pristine = new Pristine(memory);
      memory.fill(0xa5);
      pristine.restore(memory);
      expect(pristine.sizeBytes).toBe(original.length);
      expect(Buffer.compare(memory, original)).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('what it keeps does not change with the memory it was made from', () => {
  const memory = Uint8Array.from({ length: 100_000 }, (_, index) => (index < 50_000 ? 0 : index % 251));
  const original = memory.slice();
  const pristine = new Pristine(memory);
  memory.fill(7);
  pristine.restore(memory);
  expect(Buffer.compare(memory, original)).toBe(0);
});
