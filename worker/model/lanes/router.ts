/** Where a platform's requests go: the place that a city's clients reach, and the region behind a PoP. */
import type { World } from '../../project/world.ts';
import { networkOf, popToRegion } from '../network/network.ts';
import { PLACES, popsOf } from '../places.ts';
import type { PlatformSpec } from '../platforms/spec.ts';
import { nearestRegion } from '../routing/locate.ts';

export interface Router {
  /** How many places there are. */
  readonly places: number;
  /** Time that the latest routed request lost in attempts nobody answered, µs. */
  readonly lostUs: number;
  route(index: number, city: number, nowUs: number): number;
  regionBehind(pop: number): number;
}

export function routerOf(world: World, { place, regions, behind }: PlatformSpec): Router {
  const network = networkOf(world);
  const toRegion = popToRegion(world);
  const front = new Int16Array(PLACES.cities.length).fill(-1);
  const back = new Int16Array(popsOf(world).length).fill(-1);
  const frontOf = (city: number): number =>
    place === 'pop' ? network.nearestPop(city) : nearestRegion(network.cityToRegion, city, regions);
  return {
    places: place === 'pop' ? back.length : PLACES.regions.length,
    lostUs: 0,
    route: (_, city) => {
      const known = front[city] as number;
      return known >= 0 ? known : (front[city] = frontOf(city));
    },
    regionBehind: (pop) => {
      if (behind === null) return -1;
      const known = back[pop] as number;
      return known >= 0 ? known : (back[pop] = nearestRegion(toRegion, pop, regions));
    },
  };
}
