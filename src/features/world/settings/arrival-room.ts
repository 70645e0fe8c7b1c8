/** How much traffic can still be added before it is more than a world may have. */
import { MOST_PER_SECOND, peakPerSecond, type Surge } from '../../../../worker/project/world-traffic.ts';
import type { World } from '../../../../worker/project/world.ts';

type Rates = Pick<World['traffic'], 'perSecond' | 'surges'>;

const HIGHEST_RATE = 100_000;
const HIGHEST_FACTOR = 1_000;

/** Of the usual arrivals, with the surges as they are. */
export function mostPerSecond({ surges }: Rates): number {
  const attacks = peakPerSecond(0, surges);
  const factor = peakPerSecond(1, surges) - attacks;
  return Math.min(HIGHEST_RATE, Math.floor((MOST_PER_SECOND - attacks) / factor));
}

/** Of one more attack. */
export function mostOfAttack({ perSecond, surges }: Rates): number {
  return Math.floor(MOST_PER_SECOND - peakPerSecond(perSecond, surges));
}

/** How many times the usual rate one more crowd may be. */
export function mostFactor({ perSecond, surges }: Rates): number {
  const left = MOST_PER_SECOND - peakPerSecond(perSecond, surges);
  return Math.min(HIGHEST_FACTOR, 1 + Math.floor(left / perSecond));
}

/** The rates of a world without one of its surges. */
export const without = ({ perSecond, surges }: Rates, surge: Surge): Rates => ({
  perSecond,
  surges: surges.filter((each) => each !== surge),
});
