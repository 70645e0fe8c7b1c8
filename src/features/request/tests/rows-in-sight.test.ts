import { expect, test } from 'vitest';
import { rowsInSight } from './rows-in-sight.ts';

test.each([
  [0, 8, { from: 0, until: 8 }],
  [0, 5_000, { from: 0, until: 200 }],
  [99, 5_000, { from: 0, until: 200 }],
  [100, 5_000, { from: 0, until: 300 }],
  [4_999, 5_000, { from: 4_800, until: 5_000 }],
  [-3, 50, { from: 0, until: 50 }],
  [4_000, 10, { from: 10, until: 10 }],
])('from row %d of %d', (first, count, rows) => {
  expect(rowsInSight(first, count)).toEqual(rows);
});
