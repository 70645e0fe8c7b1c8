/** Cold starts of gen-1 serverless as a client sees them: init, and the platform's placement and download. */
import { COLD_STARTS } from '../data/cold-starts.ts';
import type { ColdStartSource, LambdaColdStart } from '../data/cold-starts.ts';
import { FIGURES } from '../data/constants.ts';
import { lognormalQuantile } from '../random.ts';

/** A quantile function through quoted points: linear between them, flat beyond the last. */
export type Knots = readonly (readonly [p: number, ms: number])[];

/** The quoted table begins at its median; below it stands the assumed floor. Nothing is made up above p99.9. */
export function knotsOf(source: ColdStartSource): Knots {
  if (source.kind === 'uniform') {
    return [
      [0, source.leastMs],
      [1, source.mostMs],
    ];
  }
  const { p50Ms, p90Ms, p95Ms, p99Ms, p999Ms } = source;
  return [
    [0, FIGURES.coldStartFloor.value * p50Ms],
    [0.5, p50Ms],
    [0.9, p90Ms],
    [0.95, p95Ms],
    [0.99, p99Ms],
    [0.999, p999Ms],
    [1, p999Ms],
  ];
}

export function interpolate(knots: Knots, p: number): number {
  let [fromP, fromMs] = [0, 0];
  for (const [toP, toMs] of knots) {
    if (p <= toP) return toP === fromP ? toMs : fromMs + ((toMs - fromMs) * (p - fromP)) / (toP - fromP);
    [fromP, fromMs] = [toP, toMs];
  }
  return fromMs;
}

export interface ColdStart {
  readonly initUs: number;
  /** Zero where the source states the whole cold start. */
  readonly platformUs: number;
}

/** One cold start from two uniforms; (0.5, 0.5) is the typical one. */
export function drawColdStart(preset: LambdaColdStart, initU: number, platformU: number): ColdStart {
  const source = COLD_STARTS[preset];
  const initUs = Math.round(1_000 * interpolate(knotsOf(source), initU));
  if (source.kind === 'uniform') return { initUs, platformUs: 0 };
  const { lambdaPlatformMedianMs, lambdaPlatformSpread } = FIGURES;
  const platformMs = lognormalQuantile(platformU, lambdaPlatformMedianMs.value, lambdaPlatformSpread.value);
  return { initUs, platformUs: Math.round(1_000 * platformMs) };
}
