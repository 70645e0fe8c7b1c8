import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import { cityIndexOf, PLACES } from '../places.ts';
import { AliasTable, Arrivals, shareOfCity } from './arrivals.ts';
import { resolverMissShare } from './clients.ts';

test('an alias table picks each index exactly as often as its weight', () => {
  const weights = [5, 1, 0, 3, 1];
  const table = new AliasTable(weights);
  const counts = weights.map(() => 0);
  for (let step = 0; step < 100_000; step += 1) {
    const index = table.pick((step + 0.5) / 100_000);
    counts[index] = (counts[index] as number) + 1;
  }
  expect(counts.map((count) => Math.round(count / 1_000) / 10)).toEqual(weights);
});

test('city shares add up to one', () => {
  expect(PLACES.cities.reduce((sum, _, city) => sum + shareOfCity(city), 0)).toBeCloseTo(1, 12);
});

test('arrival times are integers that never go back', () => {
  const arrivals = new Arrivals({ ...DEFAULT_WORLD, traffic: { perSecond: 100_000 } });
  for (let index = 0; index < 5_000; index += 1) {
    const { timeUs } = arrivals;
    expect([arrivals.index, Number.isInteger(timeUs)]).toEqual([index, true]);
    arrivals.step();
    expect(arrivals.timeUs).toBeGreaterThanOrEqual(timeUs);
  }
});

test('the resolver of a busy city knows the name, that of a quiet one asks', () => {
  const tokyo = cityIndexOf('tokyo') ?? -1;
  const busy = { ...DEFAULT_WORLD, traffic: { perSecond: 10_000 } };
  const perSecond = 10_000 * 0.3 * shareOfCity(tokyo);
  expect(resolverMissShare(busy, tokyo)).toBeCloseTo(1 / (1 + 20 * perSecond), 12);
  expect(resolverMissShare(busy, tokyo)).toBeLessThan(0.01);
  expect(resolverMissShare({ ...DEFAULT_WORLD, traffic: { perSecond: 0.1 } }, tokyo)).toBeGreaterThan(0.9);
});
