import { geoDistance, geoInterpolate, geoNaturalEarth1, type GeoProjection } from 'd3-geo';

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A point that is written to again and again, where nothing may be allocated. */
export interface Xy {
  x: number;
  y: number;
}

/** Where people and machines are: the poles only take room. */
const SHOWN: GeoJSON.MultiPoint = {
  type: 'MultiPoint',
  coordinates: [
    [-168, 40],
    [180, 40],
    [0, 80],
    [0, -52],
    [-70, -54],
    [178, -46],
  ],
};
const STEPS = 32;

/** Beyond these latitudes a way is drawn flatter, so that one over a pole stays on the map. */
const FLAT_NORTH = 72;
const FLAT_SOUTH = -48;
const FLATTER = 0.15;

/** The whole world in a box of this size: what a view then moves and enlarges. */
export function projectWorld(widthPx: number, heightPx: number): GeoProjection {
  const margin = 6;
  return geoNaturalEarth1().fitExtent(
    [
      [margin, margin],
      [Math.max(widthPx - margin, margin + 1), Math.max(heightPx - margin, margin + 1)],
    ],
    SHOWN,
  );
}

/** Great circles as points of the whole map; a break lies where a line leaves one edge of it and enters the other. */
export interface Route {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** From stop to stop, in steps that are about as long on each leg. */
export function projectRoute(projection: GeoProjection, stops: readonly Place[]): Route {
  const points = stops.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
  const legs = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const lengths = legs.map(({ from, to }) => geoDistance(from, to));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const along = legs.flatMap(({ from, to }, index) => {
    const steps = Math.max(1, Math.round((STEPS * legs.length * (lengths[index] ?? 0)) / (whole || 1)));
    const between = geoInterpolate(from, to);
    const before = Array.from({ length: steps - 1 }, (_, step) => flattened(between((step + 1) / steps)));
    return [...before, to];
  });
  const all = [...points.slice(0, 1), ...along].map((point) => projection(point));
  return {
    xs: Float32Array.from(all, (point) => point?.[0] ?? Number.NaN),
    ys: Float32Array.from(all, (point) => point?.[1] ?? Number.NaN),
  };
}

function flattened([longitude, latitude]: [number, number]): [number, number] {
  const inside = Math.min(Math.max(latitude, FLAT_SOUTH), FLAT_NORTH);
  return [longitude, inside + (latitude - inside) * FLATTER];
}

/** The point at `share` (0 to 1) of the way. */
export function pointAlong({ xs, ys }: Route, share: number, into: Xy): void {
  const steps = xs.length - 1;
  const at = Math.min(Math.max(share, 0), 1) * steps;
  const step = Math.max(0, Math.min(Math.floor(at), steps - 1));
  const rest = at - step;
  const x0 = xs[step] ?? 0;
  const y0 = ys[step] ?? 0;
  const x1 = xs[step + 1] ?? x0;
  const y1 = ys[step + 1] ?? y0;
  const isBreak = jumps(x0, x1);
  into.x = isBreak ? x0 : x0 + (x1 - x0) * rest;
  into.y = isBreak ? y0 : y0 + (y1 - y0) * rest;
}

/** Whether two neighbouring points lie on opposite edges of the map. */
export function jumps(x0: number, x1: number): boolean {
  return Math.abs(x1 - x0) > 120;
}

/** There in the first half of the time, back in the second: the share of the way at `elapsed` of `total`. */
export function shareOfWay(elapsed: number, total: number): number {
  const share = elapsed / total;
  return share <= 0.5 ? share * 2 : 2 - share * 2;
}
