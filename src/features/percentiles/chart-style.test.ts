import { expect, test } from 'vitest';
import { apart } from './chart-style.ts';

test('where labels would run into each other, the last and what fits beside it stay', () => {
  const at = new Map([
    [100, 80],
    [300, 115],
    [1_000, 150],
    [3_000, 185],
  ]);
  const px = (tick: number) => at.get(tick) ?? 0;
  expect(apart([100, 300, 1_000, 3_000], px, 11)).toEqual([100, 300, null, 3_000]);
  expect(apart([100, 300, 1_000, 3_000], (tick) => 3 * px(tick), 11)).toEqual([100, 300, 1_000, 3_000]);
});
