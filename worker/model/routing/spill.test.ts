import { assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { nextWithRoom, Shedding, shedShare } from './spill.ts';

const S = 1_000_000;

/** Reviews each second of a place with ten slots that is asked for so much, each request taking 100 ms. */
function reviewed(demands: readonly number[]): Shedding {
  const shedding = new Shedding(0, { serviceUs: 0, done: 0 });
  let done = 0;
  demands.forEach((demand, second) => {
    for (let offered = 0; offered < 100 * demand; offered += 1) shedding.offer();
    // It can do no more than a hundred a second, whatever is asked for.
    done += Math.min(100, 100 * demand * (1 - shedding.share));
    shedding.review((second + 1) * S, 10, { serviceUs: done * 100_000, done });
  });
  return shedding;
}

const seconds = (count: number, demand: number): number[] => Array.from({ length: count }, () => demand);

test('nothing is shed before a place has been asked too much for five seconds', () => {
  expect(reviewed(seconds(60, 0.9)).share).toBe(0);
  expect(reviewed(seconds(5, 1.7)).share).toBe(0);
  expect(reviewed(seconds(6, 1.7)).share).toBeCloseTo(0.5, 9);
});

test('shedding goes on while it is needed, though the place itself has room by then', () => {
  const long = reviewed(seconds(600, 1.7));
  expect(long.demand).toBeCloseTo(1.7, 9);
  expect(long.share).toBeCloseTo(0.5, 9);
});

test('a place that is asked for less sheds no more, and begins anew', () => {
  expect(reviewed([...seconds(20, 1.7), ...seconds(20, 0.5)]).share).toBe(0);
  expect(reviewed([...seconds(20, 1.7), ...seconds(30, 0.5), ...seconds(5, 1.7)]).share).toBe(0);
});

test('what stays is what the place should be asked for; a hundredth stays always', () => {
  assert(
    property(double({ min: 0.9, max: 50, noNaN: true }), (demand) => {
      expect(demand * (1 - shedShare(demand))).toBeCloseTo(0.85, 9);
    }),
  );
  expect(shedShare(1_000_000)).toBe(0.99);
  expect(shedShare(Infinity)).toBe(0.99);
  expect(shedShare(0.5)).toBe(0);
});

const to = (...loads: readonly number[]): number =>
  nextWithRoom(Uint16Array.of(0, 1, 2), 0, (place) => loads[place] as number);

test('what is shed goes to the next place with room, and stays where none has', () => {
  expect(to(1, 0.3, 0.3)).toBe(1);
  expect(to(1, 0.8, 0.3)).toBe(2);
  expect(to(1, Infinity, 0.7)).toBe(0);
});
