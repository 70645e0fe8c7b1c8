import type { Origin, World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { regionIndexOf } from '../places.ts';
import type { Site } from '../routing/site.ts';
import { transferUs, WARM_WINDOW } from './legs.ts';
import { popToRegion, REGION_TO_REGION } from './network.ts';

/**
 * One call of a handler at `site` to `origin` over a connection already in use on the provider's backbone: one round trip,
 * the origin's stated service time, and the transfer of its answer. Integer microseconds. The backbone is the same for every
 * seed.
 */
export function originLegUs(
  world: World,
  site: Site,
  origin: Origin,
  responseBytes: number,
): { networkUs: number; serviceUs: number } {
  const table = site.kind === 'pop' ? popToRegion(world) : REGION_TO_REGION;
  const rttUs = table.us(site.index, regionIndexOf(origin.region));
  return {
    networkUs: rttUs + transferUs(responseBytes, rttUs, WARM_WINDOW, FIGURES.backboneMbps.value),
    serviceUs: Math.round(origin.serviceMs * 1_000),
  };
}
