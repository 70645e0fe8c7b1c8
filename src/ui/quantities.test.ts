import { expect, test } from 'vitest';
import { formatBytes, formatUs } from './quantities.ts';

test.each([
  [0, '0 ms'],
  [310, '0.31 ms'],
  [4_240, '4.2 ms'],
  [142_400, '142 ms'],
  [1_240_000, '1,240 ms'],
])('%i µs reads %s', (durationUs, text) => {
  expect(formatUs(durationUs)).toBe(text);
});

test.each([
  [812, '812 B'],
  [14_200, '14.2 kB'],
  [1_310_000, '1.31 MB'],
])('%i bytes read %s', (sizeBytes, text) => {
  expect(formatBytes(sizeBytes)).toBe(text);
});
