import { expect, test } from 'vitest';
import { readNumber } from './number-entry.ts';

const whole = { min: 1, max: 10_000, step: 1 };

test('a number within the range is taken as it is', () => {
  expect(readNumber('42', whole)).toEqual({ ok: true, value: 42 });
  expect(readNumber('0.5', { min: 0.1, max: 100, step: 0.1 })).toEqual({ ok: true, value: 0.5 });
});

test.each(['99999999999', '-1', '', ' ', '2.5', 'many'])('%j is refused, with the range in words', (text) => {
  expect(readNumber(text, whole)).toEqual({ ok: false, problem: 'A whole number from 1 to 10,000' });
});

test('fractions are not asked to be whole', () => {
  expect(readNumber('0', { min: 0.1, max: 100_000, step: 0.1 })).toEqual({
    ok: false,
    problem: 'A number from 0.1 to 100,000',
  });
});
