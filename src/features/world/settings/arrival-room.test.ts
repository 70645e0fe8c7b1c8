import { expect, test } from 'vitest';
import { DEFAULT_TRAFFIC, trafficSchema } from '../../../../worker/project/world-traffic.ts';
import { mostFactor, mostOfAttack, mostPerSecond } from './arrival-room.ts';
import { newSurge } from './new-surge.ts';

const attack = { ...newSurge('attack', DEFAULT_TRAFFIC, 'tokyo'), perSecond: 400_000 } as const;
const crowd = { ...newSurge('flash-crowd', DEFAULT_TRAFFIC, 'tokyo'), factor: 20 } as const;
const isAllowed = (change: object): boolean =>
  trafficSchema.safeParse({ ...DEFAULT_TRAFFIC, ...change }).success;

test('the highest rate is the schema’s, or what surges leave of all arrivals', () => {
  expect(mostPerSecond(DEFAULT_TRAFFIC)).toBe(100_000);
  const surges = [attack, crowd];
  const most = mostPerSecond({ ...DEFAULT_TRAFFIC, surges });
  expect(isAllowed({ perSecond: most, surges })).toBe(true);
  expect(isAllowed({ perSecond: most + 1, surges })).toBe(false);
});

test('a surge may bring what is left, and no more', () => {
  const rates = { perSecond: 2_000, surges: [attack] };
  const factor = mostFactor(rates);
  expect(isAllowed({ ...rates, surges: [attack, { ...crowd, factor }] })).toBe(true);
  expect(isAllowed({ ...rates, surges: [attack, { ...crowd, factor: factor + 1 }] })).toBe(false);
  const perSecond = mostOfAttack(rates);
  expect(isAllowed({ ...rates, surges: [attack, { ...attack, perSecond }] })).toBe(true);
  expect(isAllowed({ ...rates, surges: [attack, { ...attack, perSecond: perSecond + 1 }] })).toBe(false);
});
