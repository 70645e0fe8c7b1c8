/** Points of the whole map, side by side in two columns. */
export interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

export interface Hit {
  readonly index: number;
  readonly distance: number;
}

/** The nearest of the points that lies within `reach`, all in the units of the map. */
export function nearestPoint({ xs, ys }: Points, x: number, y: number, reach: number): Hit | null {
  let nearest = -1;
  let least = reach * reach;
  for (let index = 0; index < xs.length; index += 1) {
    const distance = ((xs[index] ?? 0) - x) ** 2 + ((ys[index] ?? 0) - y) ** 2;
    if (distance > least) continue;
    nearest = index;
    least = distance;
  }
  return nearest < 0 ? null : { index: nearest, distance: Math.sqrt(least) };
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const TOWARDS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Which point a key leads to: near, and more ahead than aside. The same point where there is none. */
export function neighbour({ xs, ys }: Points, from: number, direction: Direction): number {
  const [towardsX, towardsY] = TOWARDS[direction];
  let best = from;
  let least = Infinity;
  for (let index = 0; index < xs.length; index += 1) {
    const x = (xs[index] ?? 0) - (xs[from] ?? 0);
    const y = (ys[index] ?? 0) - (ys[from] ?? 0);
    const ahead = x * towardsX + y * towardsY;
    const aside = Math.abs(x * towardsY) + Math.abs(y * towardsX);
    if (index === from || ahead <= 0 || aside > 1.5 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost >= least) continue;
    best = index;
    least = cost;
  }
  return best;
}
