import { geoInterpolate, geoNaturalEarth1, type GeoProjection } from 'd3-geo';

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
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

/** A great circle as canvas points; a break lies where the line leaves one edge of the map and enters the other. */
export interface Route {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

export function projectRoute(projection: GeoProjection, from: Place, to: Place): Route {
  const between = geoInterpolate([from.longitude, from.latitude], [to.longitude, to.latitude]);
  const xs = new Float32Array(STEPS + 1);
  const ys = new Float32Array(STEPS + 1);
  for (let step = 0; step <= STEPS; step += 1) {
    const [x, y] = projection(between(step / STEPS)) ?? [Number.NaN, Number.NaN];
    xs[step] = x;
    ys[step] = y;
  }
  return { xs, ys };
}

/** The point at `share` (0 to 1) of the way. */
export function pointAlong({ xs, ys }: Route, share: number): [x: number, y: number] {
  const at = Math.min(Math.max(share, 0), 1) * STEPS;
  const step = Math.min(Math.floor(at), STEPS - 1);
  const rest = at - step;
  const [x0 = 0, x1 = 0] = [xs[step], xs[step + 1]];
  const [y0 = 0, y1 = 0] = [ys[step], ys[step + 1]];
  return jumps(x0, x1) ? [x0, y0] : [x0 + (x1 - x0) * rest, y0 + (y1 - y0) * rest];
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
