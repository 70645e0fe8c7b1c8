import { expect, test } from 'vitest';
import { pricesSchema } from '../../../worker/project/world-prices.ts';
import { PRICE_FIELDS, priceText, readPrice } from './price-entry.ts';

test('nothing is no price, which is not the same as none to pay', () => {
  expect(readPrice(' ')).toEqual({ ok: true, value: null });
  expect(readPrice('0')).toEqual({ ok: true, value: 0 });
  expect(readPrice('0.0015')).toEqual({ ok: true, value: 0.0015 });
  expect([priceText(null), priceText(0)]).toEqual(['', '0']);
});

test.each(['-1', 'free', '1000001'])('%s is no price', (text) => {
  expect(readPrice(text)).toEqual({ ok: false, problem: expect.stringContaining('nothing where you') });
});

test('every price that only the reader knows has a field', () => {
  const entered = Object.keys(pricesSchema.shape).filter((key) => key.startsWith('edgePer'));
  expect(PRICE_FIELDS.map(({ key }) => key).toSorted()).toEqual(entered.toSorted());
});
