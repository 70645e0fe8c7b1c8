import { expect, test } from 'vitest';
import { REGION_IDS } from '../project/world.ts';
import { cityAt, cityIndexOf, PLACES, regionAt, regionIndexOf } from './places.ts';

const { cities, pops, regions } = PLACES;

test('there are cities and PoPs on every continent, and every region', () => {
  expect(cities.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cities.map((city) => city.country)).size).toBeGreaterThanOrEqual(90);
  expect(pops.length).toBeGreaterThanOrEqual(100);
  expect(regions.map((region) => region.id)).toEqual(REGION_IDS);
});

test('ids are slugs, codes and unique', () => {
  for (const city of cities) expect(city.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const pop of pops) expect(pop.id).toMatch(/^[A-Z]{3}$/);
  expect(new Set(cities.map((city) => city.id)).size).toBe(cities.length);
  expect(new Set(pops.map((pop) => pop.id)).size).toBe(pops.length);
});

test('every place is on the globe and every city has people', () => {
  for (const place of [...cities, ...pops, ...regions]) {
    expect(Math.abs(place.latitude)).toBeLessThan(90);
    expect(Math.abs(place.longitude)).toBeLessThanOrEqual(180);
  }
  for (const city of cities) expect(city.population).toBeGreaterThan(50_000);
});

test('places are found by id', () => {
  expect(cityAt(cityIndexOf('tokyo') ?? -1).name).toBe('Tokyo');
  expect(cityAt(cityIndexOf('sao-paulo') ?? -1).name).toBe('São Paulo');
  expect(cityIndexOf('atlantis')).toBeUndefined();
  expect(regionAt(regionIndexOf('us-east-1')).name).toBe('N. Virginia');
  expect(() => cityAt(-1)).toThrow(RangeError);
});
