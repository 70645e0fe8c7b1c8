import { expect, test } from 'vitest';
import { computeText, readCompute } from './compute-entry.ts';

test.each(['', ' ', 'measured', 'Measured here'])('%j measures', (text) => {
  expect(readCompute(text)).toEqual({ ok: true, value: 'measured' });
});

test.each([
  ['0', 0],
  ['63.5', 63.5],
  [' 1250 ', 1_250],
] as const)('%j states %d µs', (text, value) => {
  expect(readCompute(text)).toEqual({ ok: true, value });
});

test.each(['-1', '60000001', 'Infinity', 'NaN', '1 ms'])('%j is refused with a reason', (text) => {
  expect(readCompute(text).ok).toBe(false);
});

test.each(['measured', 0, 63.5] as const)('what is shown for %j is read back', (compute) => {
  expect(readCompute(computeText(compute))).toEqual({ ok: true, value: compute });
});
