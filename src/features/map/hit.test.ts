import { expect, test } from 'vitest';
import { nearestPoint, neighbour } from './hit.ts';

/** A cross: the middle, then left, right, up and down of it, and one far up on the right. */
const points = {
  xs: Float32Array.of(100, 60, 150, 100, 100, 180),
  ys: Float32Array.of(100, 100, 104, 70, 160, 10),
};

test('the nearest point is hit, if it is near enough', () => {
  expect(nearestPoint(points, 103, 104, 20)).toEqual({ index: 0, distance: 5 });
  expect(nearestPoint(points, 81, 96, 30)?.index).toBe(0);
  expect(nearestPoint(points, 79, 100, 30)?.index).toBe(1);
  expect(nearestPoint(points, 300, 300, 20)).toBeNull();
  expect(nearestPoint({ xs: new Float32Array(), ys: new Float32Array() }, 0, 0, 20)).toBeNull();
});

test('arrow keys lead to the neighbour that lies that way', () => {
  expect(neighbour(points, 0, 'ArrowLeft')).toBe(1);
  expect(neighbour(points, 0, 'ArrowRight')).toBe(2);
  expect(neighbour(points, 0, 'ArrowUp')).toBe(3);
  expect(neighbour(points, 0, 'ArrowDown')).toBe(4);
  expect(neighbour(points, 3, 'ArrowRight')).toBe(2);
});

test('where nothing lies that way, one stays', () => {
  expect(neighbour(points, 1, 'ArrowLeft')).toBe(1);
  expect(neighbour(points, 5, 'ArrowUp')).toBe(5);
});
