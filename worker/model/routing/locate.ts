/** Which place answers a city on a platform, and why. */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { networkOf, popToRegion, type Table } from '../network/network.ts';
import { cityAt, PLACES, regionAt } from '../places.ts';
import { specOf } from '../platforms/spec.ts';
import { milliseconds } from '../words.ts';
import { explainRouting } from './decision.ts';
import type { Candidate } from './decision.ts';
import { popDestinations, regionDestinations } from './destinations.ts';
import { Router } from './router.ts';
import type { RoutingPolicy } from './router.ts';
import type { Site } from './site.ts';

const MOST_POPS = Math.max(...Object.values(PLACES.pops).map((pops) => pops.length));
const POP_SITES: readonly Site[] = Array.from({ length: MOST_POPS }, (_, index) => ({ kind: 'pop', index }));
const REGION_SITES: readonly Site[] = PLACES.regions.map((_, index) => ({ kind: 'region', index }));

export const popSite = (index: number): Site => POP_SITES[index] as Site;
export const regionSite = (index: number): Site => REGION_SITES[index] as Site;

/** What a client's request reaches: at PoPs by anycast, which leads to the least round trip; else the nearest region. */
export function locate(world: World, platform: PlatformId, cityIndex: number): Site {
  const network = networkOf(world);
  const { place, regions } = specOf(world, platform);
  return place === 'pop'
    ? popSite(network.nearestPop(cityIndex))
    : regionSite(nearestRegion(network.cityToRegion, cityIndex, regions));
}

/** Where the handler's code runs: there, or in the region behind that PoP. */
export function codeSite(world: World, platform: PlatformId, cityIndex: number): Site {
  const site = locate(world, platform, cityIndex);
  const { behind, regions } = specOf(world, platform);
  return behind === null ? site : regionSite(nearestRegion(popToRegion(world), site.index, regions));
}

/** Of these regions the one with the least round trip in a row of the table. */
function nearestRegion(table: Table, row: number, regions: readonly number[]): number {
  return regions.reduce((best, region) => (table.us(row, region) < table.us(row, best) ? region : best));
}

export interface Decision {
  /** Of the PoP or region. */
  readonly id: string;
  readonly name: string;
  /** One sentence for the reader. */
  readonly decision: string;
  readonly candidates: readonly Candidate[];
}

export function explainDecision(world: World, platform: PlatformId, cityIndex: number): Decision {
  const { place, regions } = specOf(world, platform);
  const destinations = place === 'pop' ? popDestinations(world) : regionDestinations(world, regions);
  const policy: RoutingPolicy = destinations.places.length > 1 ? BEST : { kind: 'single', place: 0 };
  const { chosen, candidates, why } = explainRouting(
    new Router(world.seed, destinations, policy),
    0,
    cityIndex,
    0,
  );
  if (chosen === null) throw new Error(`nobody answers ${cityAt(cityIndex).id}, though all is up`);
  const { id, name } = chosen;
  return { id, name, decision: `${why}${behindWords(world, platform, cityIndex)}`, candidates };
}

const BEST: RoutingPolicy = { kind: 'anycast', poorShare: 0, flipShare: 0 };

function behindWords(world: World, platform: PlatformId, cityIndex: number): string {
  const pop = locate(world, platform, cityIndex);
  const code = codeSite(world, platform, cityIndex);
  if (pop.kind === code.kind) return '';
  const backbone = milliseconds(popToRegion(world).us(pop.index, code.index));
  return `; behind it ${regionAt(code.index).name}, ${backbone} over the backbone`;
}
