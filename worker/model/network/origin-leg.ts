import type { Origin, World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { regionIndexOf } from '../places.ts';
import type { Site } from '../routing/site.ts';
import { transferUs, WARM_WINDOW } from './legs.ts';
import { backboneAt } from './network.ts';

/**
 * One call of a handler at `site` to `origin` over a connection already in use on the provider's backbone: one round trip,
 * the origin's stated service time, and the transfer of its answer. Integer microseconds. Backbones are the same for
 * every seed; `nowUs` says which cables are cut.
 */
export function originLegUs(
  world: World,
  site: Site,
  origin: Origin,
  responseBytes: number,
  nowUs: number,
): { networkUs: number; serviceUs: number } {
  const backbone = backboneAt(world, nowUs);
  const table = site.kind === 'pop' ? backbone.popToRegion : backbone.regionToRegion;
  const rttUs = table.us(site.index, regionIndexOf(origin.region));
  return {
    networkUs: rttUs + transferUs(responseBytes, rttUs, WARM_WINDOW, FIGURES.backboneMbps.value),
    serviceUs: Math.round(origin.serviceMs * 1_000),
  };
}
