/**
 * Overload: a place that has been too full for a while sheds the excess to the next places that have room, as Front Door's
 * rings and FastRoute do. A pure function of load and time, for the simulation to call for each request; allocates nothing.
 */
import { FIGURES } from '../data/constants.ts';

const { spillAbove, spillTo, spillBelow, spillAfterS } = FIGURES;
const SPILL_AFTER_US = 1_000_000 * spillAfterS.value;

export interface Loads {
  /** Share of each place's slots that are busy, waiting requests included: may exceed 1. */
  readonly utilisation: Float64Array;
  /** Since when each place has been above the threshold, in microseconds; `Infinity` while it is not. */
  readonly fullSinceUs: Float64Array;
}

/** Share of a place's requests that it sheds: what is above the aim. */
export function shedShare(utilisation: number, fullSinceUs: number, nowUs: number): number {
  if (utilisation <= spillAbove.value || nowUs - fullSinceUs < SPILL_AFTER_US) return 0;
  return (utilisation - spillTo.value) / utilisation;
}

/**
 * Where a request for `place` goes: there, or, for the share that is shed, to the next in `order` with room. When none has,
 * the place keeps it, to queue or be rejected. `u` is the request's own draw.
 */
export function spillPlace(
  order: Uint16Array,
  place: number,
  loads: Loads,
  nowUs: number,
  u: number,
): number {
  const share = shedShare(loads.utilisation[place] as number, loads.fullSinceUs[place] as number, nowUs);
  if (u >= share) return place;
  for (const other of order) {
    if (other !== place && (loads.utilisation[other] as number) < spillBelow.value) return other;
  }
  return place;
}

/** Keeps `fullSinceUs` up to date; to be called whenever a place's utilisation changes. */
export function noteLoad(loads: Loads, place: number, utilisation: number, nowUs: number): void {
  loads.utilisation[place] = utilisation;
  if (utilisation <= spillAbove.value) loads.fullSinceUs[place] = Infinity;
  else if (loads.fullSinceUs[place] === Infinity) loads.fullSinceUs[place] = nowUs;
}
