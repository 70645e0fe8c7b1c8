import { expect, test } from 'vitest';
import { cameBy, scaleWords, slownessOf } from './stream-pieces.ts';

const chunks = [
  { afterHeadUs: 0, sizeBytes: 5 },
  { afterHeadUs: 20_000, sizeBytes: 7 },
];

test('what had come by a time', () => {
  expect(cameBy(chunks, 0)).toEqual({ pieces: 1, sizeBytes: 5 });
  expect(cameBy(chunks, 19_999)).toEqual({ pieces: 1, sizeBytes: 5 });
  expect(cameBy(chunks, 20_000)).toEqual({ pieces: 2, sizeBytes: 12 });
});

test.each([
  [3_000, 1_000],
  [60_000, 100],
  [200_000, 10],
  [3_000_000, 1],
  [25_000_000, 0.1],
])('%d µs are replayed at a speed that one can follow', (lengthUs, slowness) => {
  expect(slownessOf(lengthUs)).toBe(slowness);
});

test('the scale is told in words', () => {
  expect([100, 1, 0.1].map(scaleWords)).toEqual(['100 times slower', 'at its own speed', '10 times faster']);
});
