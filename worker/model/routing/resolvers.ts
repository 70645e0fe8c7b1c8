/**
 * Resolvers, from whose place DNS judges what is near. Most clients use one in their city, or one that tells the client's
 * network (ECS). The others ask a public resolver that does not, at the nearest of its few sites.
 */
import { distanceKm } from '../network/geography.ts';
import { MEDIAN_DETOUR, publicMs } from '../network/round-trip.ts';
import { WHOLE_CABLES } from '../network/cables.ts';
import { at, cityAt, PLACES } from '../places.ts';
import { orderBy } from './destinations.ts';
import type { Destinations } from './destinations.ts';

/** Public resolvers without ECS: assumed to stand where the documented edge regions are. */
const SITES = PLACES.pops.regions;

export class Resolvers {
  readonly #destinations: Destinations;
  readonly #siteOfCity: number[] = [];
  readonly #orders: Uint16Array[] = [];

  constructor(destinations: Destinations) {
    this.#destinations = destinations;
  }

  /** The site of the public resolver that a city's clients reach: the geographically nearest. */
  siteOf(city: number): number {
    const home = cityAt(city);
    return (this.#siteOfCity[city] ??= orderBy(SITES, (site) =>
      distanceKm(home, at(SITES, site, 'site')),
    )[0] as number);
  }

  nameOf(site: number): string {
    return at(SITES, site, 'site').name;
  }

  /** Destinations by their round trip from a site, best first. */
  byRttFrom(site: number): Uint16Array {
    return (this.#orders[site] ??= orderBy(this.#destinations.places, (place) => {
      const [a, b] = [at(SITES, site, 'site'), at(this.#destinations.places, place, 'place')];
      return publicMs(WHOLE_CABLES.pathMs('public', a, b), distanceKm(a, b), MEDIAN_DETOUR);
    }));
  }
}
