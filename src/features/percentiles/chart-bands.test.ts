import { expect, test } from 'vitest';
import { stackRows } from './chart-bands.ts';

const label = (leftPx: number, rightPx: number) => ({ leftPx, rightPx });

test('names that would cover one another go to rows of their own', () => {
  expect(stackRows([label(0, 100), label(50, 150), label(100, 200), label(120, 130)])).toEqual([0, 1, 0, 2]);
});

test('names beside each other share a row', () => {
  expect(stackRows([label(0, 100), label(100, 150), label(160, 200)])).toEqual([0, 0, 0]);
});
