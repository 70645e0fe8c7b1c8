/** What can be said of a world's traffic before any of it arrives. */
import type { World } from '../../project/world.ts';
import { DIURNAL } from '../data/diurnal.ts';
import { cityIndexOf } from '../places.ts';
import { factorAtHour } from './time-of-day.ts';

export interface TrafficProblem {
  /** Below the world, such as `traffic.surges.0.cityId`. */
  readonly path: string;
  readonly message: string;
}

/** Cities that are none of the model's. Arrivals leave them out; whoever takes a world from a person should say so. */
export function trafficProblems({ traffic }: World): TrafficProblem[] {
  const named = [
    ...traffic.surges.flatMap((surge, at) => {
      if (surge.kind === 'conference') return [{ path: `surges.${at}.cityId`, id: surge.cityId }];
      if (surge.kind === 'flash-crowd' || typeof surge.botnet === 'number') return [];
      return surge.botnet.map((id, rank) => ({ path: `surges.${at}.botnet.${rank}`, id }));
    }),
    ...traffic.trace.map(({ cityId }, at) => ({ path: `trace.${at}.cityId`, id: cityId })),
  ];
  return named
    .filter(({ id }) => cityIndexOf(id) === undefined)
    .map(({ path, id }) => ({ path: `traffic.${path}`, message: `no city has the id “${id}”` }));
}

const BUSIEST = Math.max(...DIURNAL.byHour.map((_, hour) => factorAtHour(hour)));

/** A bound on the mean number of arrivals in the first so many seconds; of a trace, on the number itself. */
export function arrivalsAtMost({ traffic }: World, durationS: number): number {
  if (traffic.trace.length > 0) return traffic.trace.length;
  const usual = traffic.perSecond * (traffic.diurnal ? BUSIEST : 1);
  const added = traffic.surges.map((surge) => {
    const leftS = Math.max(0, durationS - surge.atS);
    if (surge.kind === 'attack') return surge.perSecond * Math.min(surge.durationS, leftS);
    if (surge.kind === 'conference') {
      return (surge.factor - 1) * traffic.perSecond * Math.min(surge.durationS, leftS);
    }
    return (surge.factor - 1) * usual * Math.min(surge.holdS + surge.decayS, leftS);
  });
  return added.reduce((sum, count) => sum + count, usual * durationS);
}
