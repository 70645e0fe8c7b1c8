import { zoomIdentity } from 'd3-zoom';
import { expect, test } from 'vitest';
import { markScale, moveInside, screenX, screenY, WHOLE_MAP, zoomOfWheel } from './view.ts';

test('a view is the transform that d3 makes of wheel and drag', () => {
  const view = zoomIdentity.translate(-120, 30).scale(3);
  expect([screenX(view, 50), screenY(view, 10)]).toEqual(view.apply([50, 10]));
  expect([screenX(WHOLE_MAP, 50), screenY(WHOLE_MAP, 10)]).toEqual([50, 10]);
});

test('what is zoomed around a point leaves that point where it is', () => {
  const [x, y] = [200, 80];
  const view = zoomIdentity.translate(x, y).scale(4).translate(-x, -y);
  expect([screenX(view, x), screenY(view, y)]).toEqual([x, y]);
  expect(screenX(view, x + 1)).toBe(x + 4);
});

test('a view moves only as far as a point needs to be inside', () => {
  expect(moveInside(200, 400, 40)).toBe(0);
  expect(moveInside(10, 400, 40)).toBe(30);
  expect(moveInside(390, 400, 40)).toBe(-30);
  expect(moveInside(0, 40, 40)).toBe(20);
});

test('marks grow with the zoom, but less', () => {
  expect(markScale(WHOLE_MAP)).toBe(1);
  expect(markScale({ k: 4, x: 0, y: 0 })).toBeGreaterThan(1);
  expect(markScale({ k: 32, x: 0, y: 0 })).toBeLessThan(2);
});

test('a notch of a wheel zooms by a step, a pinch as far as the fingers go', () => {
  expect(zoomOfWheel({ deltaY: -100, deltaMode: 0 })).toBe(0.5);
  expect(zoomOfWheel({ deltaY: 1_000, deltaMode: 0 })).toBe(-0.6);
  expect(zoomOfWheel({ deltaY: -3, deltaMode: 1 })).toBeCloseTo(0.45);
  expect(zoomOfWheel({ deltaY: -5, deltaMode: 0 })).toBeCloseTo(0.1);
});
