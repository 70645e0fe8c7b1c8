import { expect, test } from 'vitest';
import { AliasTable } from './alias-table.ts';
import { shareOfCity } from './population.ts';
import { PLACES } from '../places.ts';

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
