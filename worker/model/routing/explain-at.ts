/** The routing of every platform of a world as it is at one moment, for who points at a city. */
import type { PlatformRouting, RoutingQuestion } from '../../protocol/routing.ts';
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { LanePools } from '../lanes/pools.ts';
import { LaneRouter, outagesOf } from '../lanes/router.ts';
import { backboneAt } from '../network/network.ts';
import { cityIndexOf, regionAt } from '../places.ts';
import { specOf } from '../platforms/spec.ts';
import { explainRouting } from './decision.ts';
import { popDestinations, regionDestinations } from './destinations.ts';
import { behindReason } from './locate.ts';
import { typicalPolicyOf } from './policy.ts';
import { Router } from './router.ts';

/** In the order of `world.platforms`; empty for a city that there is not. */
export function explainAt({ world, cityId, atUs }: RoutingQuestion): readonly PlatformRouting[] {
  const city = cityIndexOf(cityId);
  if (city === undefined) return [];
  return world.platforms.map((platform) => explainPlatform(world, platform, city, atUs));
}

function explainPlatform(world: World, platform: PlatformId, city: number, atUs: number): PlatformRouting {
  const { place, regions } = specOf(world, platform);
  const destinations = place === 'pop' ? popDestinations(world) : regionDestinations(world, regions);
  const policy = typicalPolicyOf(world, destinations);
  const router = new Router(world.seed, destinations, policy, outagesOf(world, destinations));
  const decision = explainRouting(router, 0, city, atUs);
  const pop = destinations.places.findIndex(({ id }) => id === decision.chosen?.id);
  return { platform, kind: place, ...decision, behind: regionBehind(world, platform, pop, atUs) };
}

function regionBehind(
  world: World,
  platform: PlatformId,
  pop: number,
  atUs: number,
): PlatformRouting['behind'] {
  const spec = specOf(world, platform);
  if (spec.behind === null || pop < 0) return null;
  const { popToRegion } = backboneAt(world, atUs);
  const router = new LaneRouter(world, spec, new LanePools(world, spec));
  router.rewire(popToRegion);
  const index = router.regionBehind(pop, 0, atUs);
  const { id, name } = regionAt(index);
  const rttUs = popToRegion.us(pop, index);
  return { kind: 'region', id, name, rttUs, reason: behindReason(world, spec.regions.length, rttUs) };
}
