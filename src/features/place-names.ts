import type { City, Hub, Places } from '../../worker/protocol/places.ts';
import type { PopPlacement } from '../../worker/project/world.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The places that faults and surges can be about, each list by name. */
export interface PlaceLists {
  readonly cities: readonly Named[];
  readonly pops: readonly Named[];
  readonly regions: readonly Named[];
  readonly hubs: readonly Named[];
}

export const NO_PLACES: PlaceLists = { cities: [], pops: [], regions: [], hubs: [] };

export function listPlaces(places: Places, placement: PopPlacement): PlaceLists {
  const metroNames = new Map(places.pops.metros.map(({ id, name }) => [id, name]));
  const hubName = (hub: Hub) => metroNames.get(hub.id) ?? nearestCity(hub, places.cities)?.name;
  return {
    cities: byName(places.cities.map(({ id, name, country }) => ({ id, name: `${name}, ${country}` }))),
    pops: byName(
      places.pops[placement].map(({ id, name, country }) => ({ id, name: `${name}, ${country}` })),
    ),
    regions: byName(
      places.regions.map(({ id, provider, name }) => ({ id, name: `${provider} ${name} (${id})` })),
    ),
    hubs: byName(places.hubs.map((hub) => ({ id: hub.id, name: `${hubName(hub) ?? hub.id} (${hub.id})` }))),
  };
}

/** Hubs that a cable leads to from this one, in the order of `hubs`. */
export function neighboursOf(
  hubId: string,
  hubs: readonly Named[],
  cables: Places['cables'],
): readonly Named[] {
  const ends = new Set(
    cables.flatMap(({ from, to }) => (from === hubId ? [to] : to === hubId ? [from] : [])),
  );
  return hubs.filter(({ id }) => ends.has(id));
}

/** The name of a place, or its id where there is none such. */
export function nameIn(places: readonly Named[], id: string): string {
  return places.find((place) => place.id === id)?.name ?? id;
}

function byName(places: readonly Named[]): readonly Named[] {
  return places.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** By a flat map: hubs are near their cities. */
function nearestCity({ latitude, longitude }: Hub, cities: readonly City[]): City | undefined {
  const widthOfDegree = Math.cos((latitude * Math.PI) / 180);
  const far = (city: City) =>
    ((city.longitude - longitude) * widthOfDegree) ** 2 + (city.latitude - latitude) ** 2;
  let nearest = cities[0];
  for (const city of cities) if (nearest === undefined || far(city) < far(nearest)) nearest = city;
  return nearest;
}
