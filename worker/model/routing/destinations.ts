/** The places that a policy chooses among, and their order for each city. */
import type { World } from '../../project/world.ts';
import { distanceKm } from '../network/geography.ts';
import { networkOf } from '../network/network.ts';
import { at, cityAt, PLACES, popsOf } from '../places.ts';
import type { Site } from './site.ts';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Places are named by their position in `places`, which for regions is not that in `PLACES.regions`: {@link siteIndex}. */
export interface Destinations {
  readonly kind: Site['kind'];
  readonly places: readonly Place[];
  /** Of a place, its position among the world's PoPs or in `PLACES.regions`. */
  siteIndex(place: number): number;
  /** Median round trip from a city without last mile, microseconds. */
  rttUs(city: number, place: number): number;
  /** Best first; owned by the destinations. Of many PoPs only the geographically nearest are there. */
  byRtt(city: number): Uint16Array;
  byKm(city: number): Uint16Array;
}

export function popDestinations(world: Pick<World, 'seed' | 'edge'>): Destinations {
  const network = networkOf(world);
  const places = popsOf(world);
  return {
    kind: 'pop',
    places,
    siteIndex: (place) => place,
    rttUs: (city, place) => network.cityToPop.us(city, place),
    byRtt: (city) => network.rankedPops(city),
    byKm: remembered((city) => orderBy(places, (place) => kmTo(city, places, place))),
  };
}

/** Of these regions, by their positions in `PLACES.regions`. Throws a `RangeError` when there are none. */
export function regionDestinations(
  world: Pick<World, 'seed' | 'edge'>,
  indexes: readonly number[],
): Destinations {
  if (indexes.length === 0) throw new RangeError('routing needs at least one region');
  const network = networkOf(world);
  const places = indexes.map((index) => at(PLACES.regions, index, 'region'));
  const rttUs = (city: number, place: number): number =>
    network.cityToRegion.us(city, at(indexes, place, 'region'));
  return {
    kind: 'region',
    places,
    siteIndex: (place) => at(indexes, place, 'region'),
    rttUs,
    byRtt: remembered((city) => orderBy(places, (place) => rttUs(city, place))),
    byKm: remembered((city) => orderBy(places, (place) => kmTo(city, places, place))),
  };
}

export function kmTo(city: number, places: readonly Place[], place: number): number {
  return distanceKm(cityAt(city), at(places, place, 'place'));
}

/** Positions of `places` by what each costs; of two alike the first. */
export function orderBy(places: readonly unknown[], cost: (place: number) => number): Uint16Array {
  const costs = places.map((_, place) => cost(place));
  return Uint16Array.from(
    [...costs.keys()].sort((a, b) => (costs[a] as number) - (costs[b] as number) || a - b),
  );
}

function remembered(order: (city: number) => Uint16Array): (city: number) => Uint16Array {
  const known: Uint16Array[] = [];
  return (city) => (known[city] ??= order(city));
}
