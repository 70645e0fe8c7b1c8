import type { Surge } from '../../../../worker/project/world-traffic.ts';
import type { World } from '../../../../worker/project/world.ts';
import { mostFactor, mostOfAttack } from './arrival-room.ts';

/** What `trafficSchema` allows. */
export const MOST_SURGES = 10;

/** So soon after the start that one need not wait for it, with room to see what is usual. */
export const FIRST_AT_S = 20;

/** As the schema's defaults say, or as much of them as there is room for. */
export function newSurge<Kind extends Surge['kind']>(
  kind: Kind,
  traffic: World['traffic'],
  cityId: string,
): Extract<Surge, { kind: Kind }>;
export function newSurge(kind: Surge['kind'], traffic: World['traffic'], cityId: string): Surge {
  const atS = FIRST_AT_S;
  const factor = (wanted: number): number => Math.max(1, Math.min(wanted, mostFactor(traffic)));
  if (kind === 'flash-crowd') return { kind, atS, factor: factor(20), riseS: 30, holdS: 300, decayS: 600 };
  if (kind === 'conference') return { kind, atS, cityId, factor: factor(200), durationS: 300, share: 0.8 };
  const perSecond = Math.max(1, Math.min(10_000, mostOfAttack(traffic)));
  return { kind, atS, perSecond, rampS: 5, durationS: 45, botnet: 20 };
}
