import { expect, test } from 'vitest';
import { aboveLane, LANE, laneRange, laneTop, topOfLaneRange, topPct } from './lane.ts';

test('latencies keep their range above the lane, which has its share of the height', () => {
  const [withLane, most] = aboveLane([10, 1_000]);
  expect(most).toBe(1_000);
  expect(laneTop([withLane, most])).toBeCloseTo(10, 9);
  const height = (value: number) => Math.log(value / withLane) / Math.log(most / withLane);
  expect(height(10)).toBeCloseTo(LANE, 9);
});

test.each([
  [null, 1],
  [0, 1],
  [0.4, 1],
  [1.5, 2],
  [22, 50],
  [100, 100],
])('shares up to %s %% are shown in a lane of %d %%, below its edge', (most, top) => {
  expect(topPct(most)).toBe(top);
  const [least, upper] = laneRange(top);
  expect(least).toBe(0);
  expect(top / upper).toBeLessThan(LANE);
  expect(topOfLaneRange(upper)).toBeCloseTo(top, 9);
});
