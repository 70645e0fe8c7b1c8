import { expect, test } from 'vitest';
import { shareOf } from './share.ts';

test.each([
  [620, 1_000, '62 %'],
  [15, 1_000, '1.5 %'],
  [1, 1_000_000, '< 0.1 %'],
  [999_999, 1_000_000, '> 99.9 %'],
  [0, 10, '0.0 %'],
  [10, 10, '100 %'],
])('%i of %i is %s', (part, whole, words) => {
  expect(shareOf(part, whole)).toBe(words);
});
