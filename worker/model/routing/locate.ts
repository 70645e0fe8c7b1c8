/** Which place answers a city on a platform, and why. */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { networkOf } from '../network/network.ts';
import { at, cityAt, PLACES, popsOf, regionAt, regionIndexOf } from '../places.ts';
import { milliseconds } from '../words.ts';
import type { Site } from './site.ts';

const MOST_POPS = Math.max(...Object.values(PLACES.pops).map((pops) => pops.length));
const POP_SITES: readonly Site[] = Array.from({ length: MOST_POPS }, (_, index) => ({ kind: 'pop', index }));
const REGION_SITES: readonly Site[] = PLACES.regions.map((_, index) => ({ kind: 'region', index }));

/** Edge: anycast, which leads to the PoP with the least round trip. The others: the world's region. Allocates nothing. */
export function locate(world: World, platform: PlatformId, cityIndex: number): Site {
  if (platform !== 'edge') return REGION_SITES[regionIndexOf(world.region)] as Site;
  return POP_SITES[networkOf(world).nearestPop(cityIndex)] as Site;
}

export interface Decision {
  /** Of the PoP or region. */
  readonly id: string;
  readonly name: string;
  /** One sentence for the reader. */
  readonly decision: string;
}

export function explainDecision(world: World, platform: PlatformId, cityIndex: number): Decision {
  const { index } = locate(world, platform, cityIndex);
  const network = networkOf(world);
  if (platform !== 'edge') {
    const { id, name } = regionAt(index);
    const rtt = milliseconds(network.cityToRegion.us(cityIndex, index));
    return {
      id,
      name,
      decision: `always ${name}, where it is deployed: RTT ${rtt} from ${cityAt(cityIndex).name}`,
    };
  }
  const pops = popsOf(world);
  const { id, name } = at(pops, index, 'PoP');
  const rtt = (pop: number): string => milliseconds(network.cityToPop.us(cityIndex, pop));
  const next = network.rankedPops(cityIndex)[1] as number;
  const nearest = `nearest of ${pops.length} PoPs by RTT: ${name} ${rtt(index)}`;
  return { id, name, decision: `${nearest}; next ${at(pops, next, 'PoP').name} ${rtt(next)}` };
}
