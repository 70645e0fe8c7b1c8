/** Which place answers a city on a platform, and why: the typical case, while nothing is wrong. */
import type { World } from '../../project/world.ts';
import type { RoutingRecord } from '../../protocol/routing.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { popToRegion } from '../network/network.ts';
import { cityAt, PLACES, regionAt } from '../places.ts';
import { specOf } from '../platforms/spec.ts';
import { milliseconds } from '../words.ts';
import { explainRouting } from './decision.ts';
import { popDestinations, regionDestinations } from './destinations.ts';
import { typicalPolicyOf } from './policy.ts';
import { Router } from './router.ts';
import type { Site } from './site.ts';

const MOST_POPS = Math.max(...Object.values(PLACES.pops).map((pops) => pops.length));
const POP_SITES: readonly Site[] = Array.from({ length: MOST_POPS }, (_, index) => ({ kind: 'pop', index }));
const REGION_SITES: readonly Site[] = PLACES.regions.map((_, index) => ({ kind: 'region', index }));

export const popSite = (index: number): Site => POP_SITES[index] as Site;
export const regionSite = (index: number): Site => REGION_SITES[index] as Site;

/** A world is asked several times for each run. */
const ROUTERS = new WeakMap<World, Map<PlatformId, Router>>();

function routerOf(world: World, platform: PlatformId): Router {
  const known = ROUTERS.get(world) ?? new Map<PlatformId, Router>();
  ROUTERS.set(world, known);
  const router = known.get(platform) ?? createRouter(world, platform);
  known.set(platform, router);
  return router;
}

function createRouter(world: World, platform: PlatformId): Router {
  const { place, regions } = specOf(world, platform);
  const destinations = place === 'pop' ? popDestinations(world) : regionDestinations(world, regions);
  return new Router(world.seed, destinations, typicalPolicyOf(world, destinations));
}

/** The place that the policy prefers: by weight, the one with most of it. */
const preferred = (router: Router, cityIndex: number): number => router.preference(0, cityIndex)[0] as number;

/** What a client's request reaches. Throws a `RangeError` for a city that is not there. */
export function locate(world: World, platform: PlatformId, cityIndex: number): Site {
  cityAt(cityIndex);
  const router = routerOf(world, platform);
  const index = router.destinations.siteIndex(preferred(router, cityIndex));
  return router.destinations.kind === 'pop' ? popSite(index) : regionSite(index);
}

/** Where the handler's code runs: there, or in the region behind that PoP. */
export function codeSite(world: World, platform: PlatformId, cityIndex: number): Site {
  const site = locate(world, platform, cityIndex);
  const { behind, regions } = specOf(world, platform);
  if (behind === null) return site;
  if (world.routing.policy === 'single') return regionSite(regions[0] as number);
  const table = popToRegion(world);
  const us = (region: number): number => table.us(site.index, region);
  return regionSite(regions.reduce((best, region) => (us(region) < us(best) ? region : best)));
}

export function explainDecision(world: World, platform: PlatformId, cityIndex: number): RoutingRecord {
  const router = routerOf(world, platform);
  const { chosen, ...record } = explainRouting(router, 0, cityIndex, 0, preferred(router, cityIndex));
  if (chosen === null) throw new Error(`nobody answers ${cityAt(cityIndex).id}, though all is up`);
  const behind = behindOf(world, platform, cityIndex);
  return { ...record, chosen, behind };
}

function behindOf(world: World, platform: PlatformId, cityIndex: number): RoutingRecord['behind'] {
  const pop = locate(world, platform, cityIndex);
  const code = codeSite(world, platform, cityIndex);
  if (pop.kind === code.kind) return null;
  const { id, name } = regionAt(code.index);
  const rttUs = popToRegion(world).us(pop.index, code.index);
  const { length } = specOf(world, platform).regions;
  return { kind: 'region', id, name, rttUs, reason: behindReason(world, length, rttUs) };
}

export function behindReason({ routing }: Pick<World, 'routing'>, regions: number, rttUs: number): string {
  const which = routing.policy === 'single' ? 'the first' : 'nearest';
  return regions === 1
    ? `the only region that runs the handler, ${milliseconds(rttUs)} over the backbone`
    : `${which} of ${regions} regions, ${milliseconds(rttUs)} over the backbone`;
}
