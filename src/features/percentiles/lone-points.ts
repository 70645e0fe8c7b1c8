/** What a line cannot show: a point without a neighbour to be joined to within the axis. */
export function lonePoints(
  xs: ArrayLike<number>,
  ys: ArrayLike<number | null | undefined>,
  [least, most]: readonly [least: number, most: number],
): number[] {
  const isThere = (at: number): boolean => (ys[at] ?? null) !== null;
  const lone: number[] = [];
  for (let at = 0; at < xs.length; at += 1) {
    const x = xs[at] ?? NaN;
    if (!(x >= least && x <= most) || !isThere(at)) continue;
    const isJoined = (x > least && isThere(at - 1)) || (x < most && isThere(at + 1));
    if (!isJoined) lone.push(at);
  }
  return lone;
}
