/** The ways that requests take from place to place, as the map draws them. */
import type { World } from '../../../worker/project/world.ts';
import type { Places, Pop } from '../../../worker/protocol/places.ts';
import type { PlatformRouting, RoutingPlace } from '../../../worker/protocol/routing.ts';
import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import type { OriginCallSpan } from '../../../worker/protocol/waterfall.ts';
import type { PlacesOnMap, Way } from './map-scene.ts';
import type { Place } from './projection.ts';

/** The way that a request took: city, PoP or region, region behind it, and the origin it waited for longest. */
export function wayOfRun(
  { platform, routing, waterfall }: PlatformRun,
  cityId: string,
  origins: World['origins'],
  map: PlacesOnMap,
): Way {
  return {
    platform,
    stops: [
      cityOf(map.places, cityId),
      placeOf(map, routing.chosen),
      placeOf(map, routing.behind),
      originOf(waterfall.calls, origins, map.places),
    ].filter((stop) => stop !== undefined),
  };
}

/** The way that a request would take; none for a client that reaches nobody. */
export function wayOfRouting(
  { platform, chosen, behind }: PlatformRouting,
  cityId: string,
  map: PlacesOnMap,
): readonly Way[] {
  const stops = [cityOf(map.places, cityId), placeOf(map, chosen), placeOf(map, behind)];
  return chosen === null ? [] : [{ platform, stops: stops.filter((stop) => stop !== undefined) }];
}

const cityOf = ({ cities }: Places, cityId: string): Place | undefined =>
  cities.find(({ id }) => id === cityId);

function placeOf({ places, pops }: PlacesOnMap, place: RoutingPlace | null): Place | undefined {
  const among: readonly (Pop | Places['regions'][number])[] = place?.kind === 'pop' ? pops : places.regions;
  return among.find(({ id }) => id === place?.id);
}

function originOf(
  calls: readonly OriginCallSpan[],
  origins: World['origins'],
  { regions }: Places,
): Place | undefined {
  const longest = calls.reduce<OriginCallSpan | null>(
    (most, call) => (most === null || call.networkUs > most.networkUs ? call : most),
    null,
  );
  const region = origins.find(({ host }) => host === longest?.host)?.region;
  return regions.find(({ id }) => id === region);
}
