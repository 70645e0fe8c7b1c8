import { expect, test } from 'vitest';
import { pointAlong, projectRoute, projectWorld, shareOfWay } from './projection.ts';

const tokyo = { latitude: 35.7, longitude: 139.7 };
const lisbon = { latitude: 38.7, longitude: -9.1 };

test('every inhabited corner lies on the map', () => {
  const projection = projectWorld(600, 300);
  for (const [longitude, latitude] of [
    [139.7, 35.7],
    [-157.8, 21.3],
    [174.8, -41.3],
    [-68.3, -54.8],
    [25, 70],
  ] as const) {
    const [x, y] = projection([longitude, latitude]) ?? [];
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(600);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(300);
  }
});

test('a route starts and ends where its places are', () => {
  const projection = projectWorld(600, 300);
  const route = projectRoute(projection, lisbon, tokyo);
  const [x, y] = projection([tokyo.longitude, tokyo.latitude]) ?? [];
  expect(pointAlong(route, 1)[0]).toBeCloseTo(x ?? 0, 3);
  expect(pointAlong(route, 1)[1]).toBeCloseTo(y ?? 0, 3);
  expect(pointAlong(route, 0.5)[0]).toBeLessThan(x ?? 0);
});

test('a request goes there and comes back', () => {
  expect([0, 25, 50, 75, 100].map((elapsed) => shareOfWay(elapsed, 100))).toEqual([0, 0.5, 1, 0.5, 0]);
});
