/** From path lengths to round trips in milliseconds, without last mile and jitter. */
import { FIGURES } from '../data/constants.ts';
import { exponential, normalQuantile, streamOf, uniform } from '../random.ts';

const KM_PER_MS = FIGURES.fibreKmPerMsOfRoundTrip.value;

/** What metros and interconnection add; little between neighbours, up to 7 ms far away. */
function overheadMs(km: number): number {
  const { overheadBaseMs, overheadSpanMs, overheadScaleKm } = FIGURES;
  return overheadBaseMs.value + overheadSpanMs.value * (1 - Math.exp(-km / overheadScaleKm.value));
}

/** Inside a provider's network: PoP to region, region to region. */
export function backboneMs(pathMs: number, km: number): number {
  return Math.max(km / KM_PER_MS, overheadMs(km) + FIGURES.backboneFactor.value * pathMs);
}

/** Over the public internet; `detour` is the pair's own residual from {@link routeDetour}. */
export function publicMs(pathMs: number, km: number, detour: number): number {
  return Math.max(km / KM_PER_MS, overheadMs(km) + FIGURES.publicFactor.value * pathMs * detour);
}

/**
 * How much longer than the model the route of one pair is: a factor drawn once for each seed and pair of ids, so that
 * routes stay what they are when places are added. exp(shift + N(0, spread) + Bernoulli(share) × Exp(mean)).
 */
export function routeDetour(seed: number, fromId: string, toId: string): number {
  const stream = streamOf(seed, 'route', fromId, toId);
  const { routeShift, routeSpread, routeDetourShare, routeDetourMean } = FIGURES;
  const tail =
    uniform(stream, 1) < routeDetourShare.value ? routeDetourMean.value * exponential(uniform(stream, 2)) : 0;
  return Math.exp(routeShift.value + routeSpread.value * normalQuantile(uniform(stream, 0)) + tail);
}
