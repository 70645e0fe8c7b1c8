import { expect, test } from 'vitest';
import { cardTopPx } from './place-card.ts';

const box = (top: number, height: number) => ({ left: 0, top, width: 500, height });
const around = {
  place: box(400, 60),
  line: box(100, 50),
  region: box(40, 600),
  screen: { width: 1_000, height: 800 },
};

test.each([
  ['in its place, where there is room', 100, around, 400],
  ['from the end of a region that ends above its place', 100, { ...around, region: box(40, 300) }, 340],
  ['below its line, where the window ends too early', 500, around, 156],
  ['above its line, where there is room only there', 500, { ...around, line: box(700, 50) }, 194],
  ['below its line, where the region cuts that', 100, { ...around, region: box(40, 80) }, 156],
])('the card lies %s', (_, heightPx, surroundings, topPx) => {
  expect(cardTopPx(heightPx, surroundings)).toBe(topPx);
});
