import { expect, test } from 'vitest';
import { pricesSchema } from '../../worker/project/world-prices.ts';
import { ENTERED_PRICES, priceText, readPrice } from './price-entry.ts';

test.each([
  ['', null],
  ['  ', null],
  ['0', 0],
  ['0.3', 0.3],
  ['0.0015', 0.0015],
  ['$ 12.50', 12.5],
] as const)('%j is %j: nothing is no price, which is not the same as none to pay', (text, price) => {
  expect(readPrice(text)).toEqual({ ok: true, value: price });
});

test.each(['-1', '1000001', 'free', 'Infinity'])('%j is refused with a reason', (text) => {
  expect(readPrice(text)).toEqual({ ok: false, problem: expect.stringContaining('nothing where you') });
});

test.each([null, 0, 0.3])('what is shown for %j is read back', (price) => {
  expect(readPrice(priceText(price))).toEqual({ ok: true, value: price });
});

test('every price that only the reader knows has a field', () => {
  const entered = Object.keys(pricesSchema.shape).filter((key) => key.startsWith('edgePer'));
  expect(ENTERED_PRICES.map(({ key }) => key).toSorted()).toEqual(entered.toSorted());
});
