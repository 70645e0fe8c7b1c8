import { expect, test } from 'vitest';
import { toldConstants } from './constants-told.ts';
import { COLD_STARTS } from './data/cold-starts.ts';
import { FIGURES, LAST_MILES } from './data/constants.ts';
import { PRICES } from './data/prices.ts';

const groups = toldConstants();
const named = (name: string) => groups.find((group) => group.name === name)?.constants ?? [];

test('every figure is told once', () => {
  const figures = groups.slice(0, 5).flatMap(({ constants }) => constants);
  expect(figures).toHaveLength(Object.keys(FIGURES).length);
  expect(named('Last miles')).toHaveLength(Object.keys(LAST_MILES).length);
  expect(named('Cold starts of Lambda')).toHaveLength(Object.keys(COLD_STARTS).length);
  expect(named('Published prices').length).toBeGreaterThan(Object.keys(PRICES).length);
});

test('names within a group differ, and everything has a source and a date', () => {
  for (const { constants } of groups) {
    expect(new Set(constants.map(({ name }) => name)).size).toBe(constants.length);
    for (const { source, asOf, value } of constants) {
      expect(source).not.toBe('');
      expect(asOf).toMatch(/^20\d\d/);
      expect(value).toMatch(/\d/);
    }
  }
});

test('a figure is told by its name without its unit, which stands with the value', () => {
  expect(named('Paths')).toContainEqual(
    expect.objectContaining({ name: 'hub edge', value: '0.35 ms', kind: 'measured' }),
  );
  expect(named('Names, packets and rates')).toContainEqual(
    expect.objectContaining({ name: 'initial window', value: '10 segments', source: 'RFC 6928' }),
  );
});
