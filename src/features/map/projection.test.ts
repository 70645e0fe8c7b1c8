import { expect, test } from 'vitest';
import { pointAlong, projectRoute, projectWorld, shareOfWay, type Xy } from './projection.ts';

const lisbon = { longitude: -9.14, latitude: 38.72 };
const tokyo = { longitude: 139.69, latitude: 35.69 };
const virginia = { longitude: -77.5, latitude: 39 };

const along = (route: Parameters<typeof pointAlong>[0], share: number): Xy => {
  const point = { x: 0, y: 0 };
  pointAlong(route, share, point);
  return point;
};

test('the whole inhabited world is on the map, whatever its size', () => {
  const projection = projectWorld(600, 300);
  for (const place of [lisbon, tokyo, { longitude: -157.86, latitude: 21.31 }]) {
    const [x = -1, y = -1] = projection([place.longitude, place.latitude]) ?? [];
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(600);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(300);
  }
});

test('a route starts and ends where its places are', () => {
  const projection = projectWorld(600, 300);
  const route = projectRoute(projection, [lisbon, tokyo]);
  const [x = 0, y = 0] = projection([tokyo.longitude, tokyo.latitude]) ?? [];
  expect(along(route, 1).x).toBeCloseTo(x, 3);
  expect(along(route, 1).y).toBeCloseTo(y, 3);
  expect(along(route, 0.5).x).toBeLessThan(x);
});

test('a route of several stops passes each, as fast on a long leg as on a short one', () => {
  const projection = projectWorld(600, 300);
  const near = { longitude: -8.6, latitude: 41.15 };
  const route = projectRoute(projection, [near, lisbon, virginia]);
  const [x = 0] = projection([lisbon.longitude, lisbon.latitude]) ?? [];
  expect(along(route, 3 / (route.xs.length - 1)).x).toBeCloseTo(x, 3);
  const steps = Array.from(route.xs.slice(1), (to, index) =>
    Math.hypot(to - (route.xs[index] ?? 0), (route.ys[index + 1] ?? 0) - (route.ys[index] ?? 0)),
  );
  expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(3);
});

test('a way over a pole stays on the map', () => {
  const [width, height] = [600, 300];
  const projection = projectWorld(width, height);
  const newYork = { longitude: -74, latitude: 40.7 };
  const delhi = { longitude: 77.2, latitude: 28.6 };
  const sydney = { longitude: 151.2, latitude: -33.9 };
  const santiago = { longitude: -70.7, latitude: -33.4 };
  for (const stops of [
    [newYork, delhi],
    [sydney, santiago],
  ]) {
    const { ys } = projectRoute(projection, stops);
    expect(Math.min(...ys)).toBeGreaterThan(5);
    expect(Math.max(...ys)).toBeLessThan(height - 5);
  }
});

test('between two stops at the same place nothing moves', () => {
  const route = projectRoute(projectWorld(600, 300), [tokyo, tokyo]);
  expect(along(route, 0.5)).toEqual(along(route, 0));
});

test('a request goes there and comes back', () => {
  expect([0, 25, 50, 75, 100].map((elapsed) => shareOfWay(elapsed, 100))).toEqual([0, 0.5, 1, 0.5, 0]);
});
