import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { placePopover } from './place-popover.ts';

const SCREEN = { width: 1_000, height: 600 };
const SIZE = { width: 200, height: 100 };

test('it lies below its anchor, in line with the middle of it', () => {
  expect(placePopover({ left: 400, top: 100, width: 40, height: 20 }, SIZE, SCREEN)).toEqual({
    left: 320,
    top: 126,
  });
});

test('above, where the window ends below', () => {
  expect(placePopover({ left: 400, top: 550, width: 40, height: 20 }, SIZE, SCREEN).top).toBe(444);
});

test('at the edges of the window it keeps a margin', () => {
  expect(placePopover({ left: 0, top: 100, width: 40, height: 20 }, SIZE, SCREEN).left).toBe(8);
  expect(placePopover({ left: 980, top: 100, width: 20, height: 20 }, SIZE, SCREEN).left).toBe(792);
});

test('wherever its anchor is, all of it is inside the window', () => {
  const position = integer({ min: -500, max: 1_500 });
  const extent = integer({ min: 1, max: 500 });
  assert(
    property(position, position, extent, extent, (left, top, width, height) => {
      const placed = placePopover({ left, top, width: 30, height: 18 }, { width, height }, SCREEN);
      expect(placed.left).toBeGreaterThanOrEqual(8);
      expect(placed.top).toBeGreaterThanOrEqual(8);
      expect(placed.left + width).toBeLessThanOrEqual(SCREEN.width - 8);
      expect(placed.top + height).toBeLessThanOrEqual(SCREEN.height - 8);
    }),
  );
});
