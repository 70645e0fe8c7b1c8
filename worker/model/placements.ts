/** Where PoPs stand, beyond the list of metros: the story's 4,100, and the regions that are documented. */
import type { Pop, Region } from '../protocol/places.ts';
import type { CityRow } from './data/cities.ts';
import { FIGURES, INTERNET_USE } from './data/constants.ts';
import { distanceKm } from './network/geography.ts';

/** Countries whose networks a foreign edge does not stand in. */
const CLOSED = new Set(['CN', 'KP']);

/**
 * 4,100 PoPs in the cities of the model, synthetic: one in each city outside mainland China and North Korea, and the rest
 * by people online, by largest remainder.
 */
export function storyPops(cities: readonly CityRow[]): readonly Pop[] {
  const open = cities.filter(({ country }) => !CLOSED.has(country));
  const online = open.map(({ population, income }) => population * INTERNET_USE[income]);
  const shares = apportion(online, FIGURES.storyPops.value - open.length);
  return open.map(({ id, name, country, latitude, longitude }, index) => {
    return { id, name, country, latitude, longitude, count: 1 + (shares[index] ?? 0) };
  });
}

/** Largest remainder: whole numbers in proportion to `weights` that add up to `total`. */
export function apportion(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((all, count) => all + count, 0);
  const remainder = (index: number): number => (exact[index] ?? 0) - (whole[index] ?? 0);
  const neediest = [...whole.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b).slice(0, missing);
  for (const index of neediest) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/** One PoP in each metro with a compute region of Akamai's, named after the first region there. */
export function regionPops(regions: readonly Region[], cities: readonly CityRow[]): readonly Pop[] {
  const pops: Pop[] = [];
  for (const { id, provider, name, latitude, longitude } of regions) {
    const isNew = pops.every((pop) => pop.latitude !== latitude || pop.longitude !== longitude);
    if (provider !== 'Akamai' || !isNew) continue;
    pops.push({
      id,
      name,
      country: countryAt({ latitude, longitude }, cities),
      latitude,
      longitude,
      count: 1,
    });
  }
  return pops;
}

function countryAt(point: { latitude: number; longitude: number }, cities: readonly CityRow[]): string {
  const nearest = cities.reduce((best, city) =>
    distanceKm(city, point) < distanceKm(best, point) ? city : best,
  );
  return nearest.country;
}
