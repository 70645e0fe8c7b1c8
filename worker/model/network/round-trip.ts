/** From path lengths to round trips in milliseconds, without last mile and jitter. */
import { FIGURES } from '../data/constants.ts';
import type { Figure } from '../data/constants.ts';
import { normalQuantile, normalShareBelow } from '../../statistics/normal.ts';
import { exponential, streamOf, uniform } from '../random.ts';

const KM_PER_MS = FIGURES.fibreKmPerMsOfRoundTrip.value;

/** What metros and interconnection add: half a millisecond between neighbours, up to `most` more far away. */
function overheadMs(km: number, most: Figure, scaleKm: Figure): number {
  return FIGURES.overheadBaseMs.value + most.value * (1 - Math.exp(-km / scaleKm.value));
}

/** Inside a provider's network: PoP to region, region to region. */
export function backboneMs(pathMs: number, km: number): number {
  const { backboneFactor, backboneOverheadMs, backboneOverheadKm } = FIGURES;
  const overMs = overheadMs(km, backboneOverheadMs, backboneOverheadKm);
  return Math.max(km / KM_PER_MS, overMs + backboneFactor.value * pathMs);
}

/** Over the public internet; `detour` is the pair's own residual from {@link routeDetour}. */
export function publicMs(pathMs: number, km: number, detour: number): number {
  const { publicFactor, publicOverheadMs, publicOverheadKm } = FIGURES;
  const overMs = overheadMs(km, publicOverheadMs, publicOverheadKm);
  return Math.max(km / KM_PER_MS, overMs + publicFactor.value * pathMs * detour);
}

const { routeShift, routeSpread, routeDetourShare, routeDetourMean } = FIGURES;

/**
 * How much longer than the model the route of one pair is: a factor drawn once for each seed and pair of ids, so that
 * routes stay what they are when places are added. exp(shift + N(0, spread) + Bernoulli(share) × Exp(mean)).
 */
export function routeDetour(seed: number, fromId: string, toId: string): number {
  const stream = streamOf(seed, 'route', fromId, toId);
  const tail =
    uniform(stream, 1) < routeDetourShare.value ? routeDetourMean.value * exponential(uniform(stream, 2)) : 0;
  return Math.exp(routeShift.value + routeSpread.value * normalQuantile(uniform(stream, 0)) + tail);
}

/** Share of detours whose logarithm is below `ln`: normal, or normal plus exponential (their closed convolution). */
function shareOfDetoursBelow(ln: number): number {
  const z = (ln - routeShift.value) / routeSpread.value;
  const ratio = routeSpread.value / routeDetourMean.value;
  const withTail =
    normalShareBelow(z) - Math.exp(ratio * ratio * 0.5 - z * ratio) * normalShareBelow(z - ratio);
  return (1 - routeDetourShare.value) * normalShareBelow(z) + routeDetourShare.value * withTail;
}

function medianDetour(): number {
  let low = -2;
  let high = 2;
  for (let halvings = 0; halvings < 60; halvings += 1) {
    const middle = (low + high) / 2;
    if (shareOfDetoursBelow(middle) < 0.5) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

/** Half of all detours are shorter. */
export const MEDIAN_DETOUR = medianDetour();
