/** A slim lane for shares at the foot of the lines, on the same axis of time. */

/** Of the height of the chart. */
export const LANE = 0.2;
const FILLED = 0.85;
const TOPS_PCT = [1, 2, 5, 10, 20, 50, 100];

type Range = readonly [least: number, most: number];

/** The range of a logarithmic scale that leaves the lane free below `least`. */
export function aboveLane([least, most]: Range): [number, number] {
  return [least / (most / least) ** (LANE / (1 - LANE)), most];
}

/** The least of the range that {@link aboveLane} made room below. */
export function laneTop([withLane, most]: Range): number {
  return most / (most / withLane) ** (1 - LANE);
}

/** What the lane's height stands for, in percent: as little as holds all of it. */
export function topPct(mostPct: number | null): number {
  return TOPS_PCT.find((top) => top >= (mostPct ?? 0)) ?? 100;
}

/** The range of a linear scale over the whole chart on which the lane shows 0 to `top`. */
export function laneRange(top: number): [number, number] {
  return [0, top / (LANE * FILLED)];
}

export function topOfLaneRange(most: number): number {
  return most * LANE * FILLED;
}
