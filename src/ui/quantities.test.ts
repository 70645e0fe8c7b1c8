import { expect, test } from 'vitest';
import {
  formatBytes,
  formatMeasuredMs,
  formatSignedUs,
  formatSome,
  formatSpan,
  formatUs,
  listFacts,
} from './quantities.ts';

test.each([
  [0, '0 ms'],
  [3, '< 0.01 ms'],
  [310, '0.31 ms'],
  [4_240, '4.2 ms'],
  [142_400, '142 ms'],
  [1_240_000, '1,240 ms'],
])('%i µs reads %s', (durationUs, text) => {
  expect(formatUs(durationUs)).toBe(text);
});

test.each([
  [0, '±0 ms'],
  [-3, '±0 ms'],
  [310, '+0.31 ms'],
  [-876_000, '−876 ms'],
])('a difference of %i µs reads %s', (differenceUs, text) => {
  expect(formatSignedUs(differenceUs)).toBe(text);
});

test.each([
  [812, '812 B'],
  [14_200, '14.2 kB'],
  [1_310_000, '1.31 MB'],
])('%i bytes read %s', (sizeBytes, text) => {
  expect(formatBytes(sizeBytes)).toBe(text);
});

test('what was measured took some time, even where the clock saw none', () => {
  expect([0, 0.04, 2].map(formatMeasuredMs)).toEqual(['< 0.1', '0.04', '2.0']);
});

test('facts break between each other and not inside', () => {
  const facts = ['new connection', formatSome(0, 'header'), formatSome(1, 'replica')];
  expect(listFacts(facts)).toBe('new\u00a0connection\u00a0· 0\u00a0headers\u00a0· 1\u00a0replica');
});

test.each([
  [0.4, '0 s'],
  [45.9, '45 s'],
  [60, '1 min'],
  [200, '3 min 20 s'],
  [7_260, '2 h 1 min'],
  [86_400 * 1_200 + 7_200, '1,200 d 2 h'],
])('%d seconds read %s', (seconds, text) => {
  expect(formatSpan(seconds)).toBe(text);
});
