/** Which place answers a city on a platform, and why. */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { cell, networkOf } from '../network/network.ts';
import { cityAt, PLACES, popAt, regionAt, regionIndexOf } from '../places.ts';
import { milliseconds } from '../words.ts';
import type { Site } from './site.ts';

const POP_SITES: readonly Site[] = PLACES.pops.map((_, index) => ({ kind: 'pop', index }));
const REGION_SITES: readonly Site[] = PLACES.regions.map((_, index) => ({ kind: 'region', index }));

/** Edge: anycast, which leads to the PoP with the least round trip. The others: the world's region. Allocates nothing. */
export function locate(world: World, platform: PlatformId, cityIndex: number): Site {
  if (platform !== 'edge') return REGION_SITES[regionIndexOf(world.region)] as Site;
  const pop = networkOf(world.seed).nearestPop[cityIndex];
  if (pop === undefined) throw new RangeError(`no city has index ${cityIndex}`);
  return POP_SITES[pop] as Site;
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
  const network = networkOf(world.seed);
  if (platform !== 'edge') {
    const { id, name } = regionAt(index);
    const rtt = milliseconds(cell(network.cityToRegionUs, cityIndex, index));
    return {
      id,
      name,
      decision: `always ${name}, where it is deployed: RTT ${rtt} from ${cityAt(cityIndex).name}`,
    };
  }
  const { id, name } = popAt(index);
  const rttUs = (pop: number): number => cell(network.cityToPopUs, cityIndex, pop);
  const others = PLACES.pops.map((_, pop) => pop).filter((pop) => pop !== index);
  const next = others.reduce((best, pop) => (rttUs(pop) < rttUs(best) ? pop : best));
  const nearest = `nearest of ${PLACES.pops.length} PoPs by RTT: ${name} ${milliseconds(rttUs(index))}`;
  return { id, name, decision: `${nearest}; next ${popAt(next).name} ${milliseconds(rttUs(next))}` };
}
