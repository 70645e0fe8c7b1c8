/** Which place answers a city on a platform, and why. */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { networkOf, popToRegion, type Table } from '../network/network.ts';
import { at, cityAt, PLACES, popsOf, regionAt } from '../places.ts';
import { specOf } from '../platforms/spec.ts';
import { milliseconds } from '../words.ts';
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
export function nearestRegion(table: Table, row: number, regions: readonly number[]): number {
  return regions.reduce((best, region) => (table.us(row, region) < table.us(row, best) ? region : best));
}

export interface Decision {
  /** Of the PoP or region. */
  readonly id: string;
  readonly name: string;
  /** One sentence for the reader. */
  readonly decision: string;
}

export function explainDecision(world: World, platform: PlatformId, cityIndex: number): Decision {
  const { kind, index } = locate(world, platform, cityIndex);
  const network = networkOf(world);
  if (kind === 'region') {
    const { regions } = specOf(world, platform);
    const { id, name } = regionAt(index);
    const rtt = milliseconds(network.cityToRegion.us(cityIndex, index));
    return {
      id,
      name,
      decision:
        regions.length === 1
          ? `always ${name}, where it is deployed: RTT ${rtt} from ${cityAt(cityIndex).name}`
          : `nearest of ${regions.length} regions by RTT: ${name} ${rtt}`,
    };
  }
  const pops = popsOf(world);
  const { id, name } = at(pops, index, 'PoP');
  const rtt = (pop: number): string => milliseconds(network.cityToPop.us(cityIndex, pop));
  const next = network.rankedPops(cityIndex)[1] as number;
  const nearest = `nearest of ${pops.length} PoPs by RTT: ${name} ${rtt(index)}`;
  const decision = `${nearest}; next ${at(pops, next, 'PoP').name} ${rtt(next)}`;
  const code = codeSite(world, platform, cityIndex);
  if (code.kind === 'pop') return { id, name, decision };
  const backbone = milliseconds(popToRegion(world).us(index, code.index));
  return {
    id,
    name,
    decision: `${decision}; behind it ${regionAt(code.index).name}, ${backbone} over the backbone`,
  };
}
