import { expect, test } from 'vitest';
import { priceText, readPrice } from './price-entry.ts';

test.each([
  ['', null],
  ['  ', null],
  ['0', 0],
  ['0.3', 0.3],
  ['$ 12.50', 12.5],
] as const)('%j is %j', (text, price) => {
  expect(readPrice(text)).toEqual({ ok: true, value: price });
});

test.each(['-1', '1000001', 'free', 'Infinity'])('%j is refused with a reason', (text) => {
  expect(readPrice(text).ok).toBe(false);
});

test.each([null, 0, 0.3])('what is shown for %j is read back', (price) => {
  expect(readPrice(priceText(price))).toEqual({ ok: true, value: price });
});
