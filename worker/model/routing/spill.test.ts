import { expect, test } from 'vitest';
import { noteLoad, shedShare, spillPlace } from './spill.ts';
import type { Loads } from './spill.ts';

const S = 1_000_000;
const order = Uint16Array.of(0, 1, 2);

function loads(...utilisation: readonly number[]): Loads {
  const made: Loads = {
    utilisation: new Float64Array(utilisation.length),
    fullSinceUs: new Float64Array(utilisation.length).fill(Infinity),
  };
  utilisation.forEach((each, place) => noteLoad(made, place, each, 0));
  return made;
}

test('nothing is shed before a place has been too full for five seconds', () => {
  expect(shedShare(0.95, 0, 5 * S - 1)).toBe(0);
  expect(shedShare(0.9, 0, 60 * S)).toBe(0);
  expect(shedShare(1, 0, 5 * S)).toBeCloseTo(0.15, 9);
  expect(shedShare(1.7, 0, 5 * S)).toBeCloseTo(0.5, 9);
});

test('what is shed goes to the next place with room, and stays where none has', () => {
  const room = loads(1, 0.8, 0.3);
  expect(spillPlace(order, 0, room, 6 * S, 0.1)).toBe(2);
  expect(spillPlace(order, 0, room, 6 * S, 0.2)).toBe(0);
  expect(spillPlace(order, 0, room, 4 * S, 0.1)).toBe(0);
  expect(spillPlace(order, 2, room, 6 * S, 0)).toBe(2);
  expect(spillPlace(order, 0, loads(1, 0.8, 0.7), 6 * S, 0)).toBe(0);
});

test('a place that has room again begins anew', () => {
  const changing = loads(0.95, 0, 0);
  noteLoad(changing, 0, 0.99, 3 * S);
  expect(changing.fullSinceUs[0]).toBe(0);
  noteLoad(changing, 0, 0.5, 4 * S);
  noteLoad(changing, 0, 0.95, 6 * S);
  expect(spillPlace(order, 0, changing, 10 * S, 0)).toBe(0);
  expect(spillPlace(order, 0, changing, 11 * S, 0)).toBe(1);
});
