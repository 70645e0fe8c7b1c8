import { expect, test } from 'vitest';
import { lonePoints } from './lone-points.ts';

const xs = [1, 2, 3, 4, 5];

test.each<[string, (number | null)[], [number, number], number[]]>([
  ['a line', [7, 7, 7, 7, 7], [0, 10], []],
  ['the only second', [7, null, null, null, null], [0, 10], [0]],
  ['a second between gaps', [7, 7, null, 7, null], [0, 10], [3]],
  ['the first second of a line, where the axis ends', [7, 7, 7, 7, 7], [0, 1], [0]],
  ['the last second of a line, where the axis begins', [7, 7, 7, 7, 7], [5, 6], [4]],
  ['a second whose neighbours are beyond both ends', [7, 7, 7, 7, 7], [2.5, 3.5], []],
  ['what is not on the axis', [7, null, 7, 7, 7], [3, 5], []],
  ['nothing', [null, null, null, null, null], [0, 10], []],
])('%s', (_name, ys, axis, lone) => {
  expect(lonePoints(xs, ys, axis)).toEqual(lone);
});
