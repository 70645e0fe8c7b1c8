/** Round trips between any two points, for `npm run -s rtt`: the medians, without last mile or jitter. */
import { z } from 'zod';
import type { ProjectFailure } from '../../protocol/failure.ts';
import type { Result } from '../../protocol/result.ts';
import { WHOLE_CABLES } from './cables.ts';
import { distanceKm } from './geography.ts';
import type { Point } from './geography.ts';
import { backboneMs, MEDIAN_DETOUR, publicMs } from './round-trip.ts';

/** Degrees north and east; both poles and both sides of the date line are points like others. */
const pointSchema = z
  .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .transform(({ lat, lon }): Point => ({ latitude: lat, longitude: lon }));
const pairsSchema = z.array(z.object({ from: pointSchema, to: pointSchema })).max(1_000_000);

export type Pair = z.infer<typeof pairsSchema>[number];
type Invalid = Extract<ProjectFailure, { kind: 'invalid-field' }>;

/** From parsed JSON. Failures name the element and the field, such as `3.from.lat`. */
export function readPairs(json: unknown): Result<readonly Pair[], readonly Invalid[]> {
  const read = pairsSchema.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const failure = read.error.issues.map(({ path, message }): Invalid => {
    return { kind: 'invalid-field', path: path.length === 0 ? 'the list' : path.join('.'), message };
  });
  return { ok: false, failure };
}

export interface RoundTrips {
  /** Inside a provider's network. */
  readonly backboneMs: number;
  /** Over the public internet: the median of all the detours that routes between two such points may take. */
  readonly publicMs: number;
}

/** Milliseconds to the microsecond. */
export function roundTrips({ from, to }: Pair): RoundTrips {
  const km = distanceKm(from, to);
  return {
    backboneMs: toMicrosecond(backboneMs(WHOLE_CABLES.pathMs('backbone', from, to), km)),
    publicMs: toMicrosecond(publicMs(WHOLE_CABLES.pathMs('public', from, to), km, MEDIAN_DETOUR)),
  };
}

/** Upwards, so that nothing is rounded below the speed of light. */
function toMicrosecond(ms: number): number {
  return Math.ceil(ms * 1_000 - 1e-9) / 1_000;
}
