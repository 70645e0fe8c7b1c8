import { expect, test } from 'vitest';
import { placeLabels } from './labels.ts';

const room = { width: 200, height: 100, line: 12 };
const widthOf = (text: string): number => text.length * 6;
const wish = (text: string, x: number, y: number) => ({ text, x, y, gap: 5 });
const placed = (wishes: readonly ReturnType<typeof wish>[], limit = 9) =>
  placeLabels(wishes, widthOf, room, limit).map(({ text, left }) => [text, left]);

test('names stand right of their mark, left where there is no room, and those in the way of weightier ones are left out', () => {
  expect(placed([wish('Tokyo', 50, 50)])).toEqual([['Tokyo', 55]]);
  expect(placed([wish('Tokyo', 180, 50)])).toEqual([['Tokyo', 145]]);
  expect(placed([wish('Tokyo', 50, 50), wish('Yokohama', 52, 55)])).toEqual([['Tokyo', 55]]);
  expect(placed([wish('Tokyo', 50, 50), wish('Chiba', 52, 55)])).toEqual([
    ['Tokyo', 55],
    ['Chiba', 17],
  ]);
});

test('what is out of sight is not named, and no more than so many are', () => {
  expect(placed([wish('Lima', -10, 50), wish('Rome', 10, 120)])).toEqual([]);
  expect(placed([wish('Lima', 10, 20), wish('Rome', 10, 50), wish('Oslo', 10, 80)], 2)).toHaveLength(2);
});
