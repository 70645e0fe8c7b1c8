/**
 * Where a client ends up while places are down. Pure functions of an order of preference, the outages and the time; none
 * allocates. They answer with a place, or with one of the two numbers below.
 */
import { DETECTION_US } from './outages.ts';
import type { Outages } from './outages.ts';

/** Led to a place that is down: nobody answers, the client times out and may try again. */
export const LOST = -1;
/** Every place is known to be down. */
export const NOWHERE = -2;

/**
 * Anycast: until routes have left the place, packets vanish there; then the best place that routes still lead to.
 * `position` is the place's in `order` while all is well.
 */
export function anycastPlace(
  order: Uint16Array,
  position: number,
  outages: Outages,
  nowUs: number,
  convergenceUs: number,
): number {
  const usual = order[Math.min(position, order.length - 1)] as number;
  if (outages.isEmpty) return usual;
  const since = outages.since(usual, nowUs);
  if (since < 0) return usual;
  if (nowUs < since + convergenceUs) return LOST;
  for (const place of order) {
    const downSince = outages.since(place, nowUs);
    if (downSince < 0) return place;
    if (nowUs < downSince + convergenceUs) return LOST;
  }
  return NOWHERE;
}

/** When a resolver last asked: it does so again whenever its answer, kept for `ttlUs`, runs out. */
export function lastAskedUs(nowUs: number, ttlUs: number, phaseUs: number): number {
  if (ttlUs <= 0) return nowUs;
  return nowUs - ((((nowUs - phaseUs) % ttlUs) + ttlUs) % ttlUs);
}

/** Whether whoever answers for the name has noticed that a place is down. */
export function isKnownDown(place: number, outages: Outages, askedUs: number): boolean {
  const since = outages.since(place, askedUs);
  return since >= 0 && since + DETECTION_US <= askedUs;
}

/** DNS: the best place that was not known to be down when the client's resolver last asked; it may be down by now. */
export function dnsPlace(order: Uint16Array, outages: Outages, askedUs: number): number {
  if (outages.isEmpty) return order[0] as number;
  for (const place of order) if (!isKnownDown(place, outages, askedUs)) return place;
  return NOWHERE;
}
