import { expect, test } from 'vitest';
import { DEFAULT_WORLD, POP_PLACEMENTS, REGION_IDS } from '../project/world.ts';
import { cityAt, cityIndexOf, PLACES, popsOf, regionAt, regionIndexOf } from './places.ts';
import { apportion } from './placements.ts';

const { cities, pops, regions } = PLACES;
const allPops = POP_PLACEMENTS.flatMap((placement) => pops[placement]);

const countriesOf = (places: readonly { country: string }[]): number =>
  new Set(places.map(({ country }) => country)).size;
const total = (placement: keyof typeof pops): number =>
  pops[placement].reduce((sum, { count }) => sum + count, 0);

test('there are cities in nearly every country, and regions of four providers', () => {
  expect(cities.length).toBeGreaterThanOrEqual(600);
  expect(countriesOf(cities)).toBeGreaterThanOrEqual(180);
  expect(regions.map((region) => region.id)).toEqual(REGION_IDS);
  expect(new Set(regions.map((region) => region.provider))).toEqual(
    new Set(['AWS', 'Azure', 'Google', 'Akamai']),
  );
});

test('the story has its 4,100 PoPs in at least 130 countries, none in mainland China', () => {
  expect(total('story')).toBe(4_100);
  expect(countriesOf(pops.story)).toBeGreaterThanOrEqual(130);
  expect(pops.story.some(({ country }) => country === 'CN')).toBe(false);
  expect(Math.min(...pops.story.map(({ count }) => count))).toBe(1);
});

test('the other placements are one PoP in each of a hundred metros, and a few dozen documented regions', () => {
  expect(total('metros')).toBe(104);
  expect(pops.metros.length).toBe(104);
  expect(total('regions')).toBeGreaterThanOrEqual(24);
  expect(pops.regions.find(({ name }) => name === 'Paris')?.country).toBe('FR');
  expect(popsOf(DEFAULT_WORLD)).toBe(pops.metros);
});

test('ids are slugs or codes, and unique', () => {
  for (const { id } of [...cities, ...allPops]) expect(id).toMatch(/^([a-z]+(-[a-z0-9]+)*|[A-Z]{3})$/);
  for (const places of [cities, pops.metros, pops.story, pops.regions, regions]) {
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  }
});

test('every place is on the globe, and every city has people, a country and a time zone that fits its longitude', () => {
  for (const place of [...cities, ...allPops, ...regions]) {
    expect(Math.abs(place.latitude)).toBeLessThan(90);
    expect(Math.abs(place.longitude)).toBeLessThanOrEqual(180);
  }
  for (const { id, country, population, timeZone, longitude } of cities) {
    expect(population, id).toBeGreaterThan(50_000);
    expect(country).toMatch(/^[A-Z]{2}$/);
    const midnight = new Date('2026-01-15T00:00:00Z');
    const parts = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      hour: 'numeric',
      minute: 'numeric',
    });
    const [hour = 0, minute = 0] = parts.format(midnight).split(':').map(Number);
    const aheadH = (hour + minute / 60 - longitude / 15 + 48) % 24;
    expect(Math.min(aheadH, 24 - aheadH), `${id} in ${timeZone}`).toBeLessThan(3.3);
  }
});

test('whole shares add up, and are as near to the exact ones as whole numbers can be', () => {
  expect(apportion([1, 1, 1], 10)).toEqual([4, 3, 3]);
  expect(apportion([5, 3, 2], 10)).toEqual([5, 3, 2]);
  expect(apportion([1, 99], 0)).toEqual([0, 0]);
});

test('places are found by id', () => {
  expect(cityAt(cityIndexOf('tokyo') ?? -1).name).toBe('Tokyo');
  expect(cityAt(cityIndexOf('sao-paulo') ?? -1).name).toBe('São Paulo');
  expect(cityIndexOf('atlantis')).toBeUndefined();
  expect(regionAt(regionIndexOf('us-east-1')).name).toBe('N. Virginia');
  expect(() => cityAt(-1)).toThrow(RangeError);
});
