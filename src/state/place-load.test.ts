import { expect, test } from 'vitest';
import type { DrawnRequests } from '../../worker/protocol/simulator.ts';
import { PlaceLoad } from './place-load.ts';

/** Requests from city 7: to region 0 by Lambda, to these PoPs by the edge, which takes as many milliseconds as told. */
function drawn(pops: readonly number[], edgeMs: readonly number[]): DrawnRequests {
  return {
    count: pops.length,
    startUs: new Float64Array(pops.length),
    city: new Uint16Array(pops.map(() => 7)),
    totalUs: [new Float64Array(pops.map(() => 100_000)), new Float64Array(edgeMs.map((ms) => ms * 1_000))],
    place: [new Int16Array(pops.map(() => 0)), new Int16Array(pops)],
    behind: [new Int16Array(pops.map(() => -1)), new Int16Array(pops.map(() => -1))],
  };
}
/** Lambda and edge. */
const COLUMNS = [0, -1, -1, 1, -1];

test('requests are counted where they were led, by kind of place', () => {
  const load = new PlaceLoad();
  load.add(drawn([3, 3, 4], [1, 2, 3]), COLUMNS, 0);
  const { counts, sum } = load.counts('pop', ['lambda', 'edge'], 0);
  expect([...counts]).toEqual(
    expect.arrayContaining([
      [3, 2],
      [4, 1],
    ]),
  );
  expect(sum).toBe(3);
  expect([...load.counts('region', ['lambda', 'edge'], 0).counts]).toEqual([[0, 3]]);
  expect([...load.counts('city', ['edge'], 0).counts]).toEqual([[7, 3]]);
  expect(load.counts('city', ['hybrid'], 0).sum).toBe(0);
});

test('medians are those of answers; what nobody answered is counted and has no time', () => {
  const load = new PlaceLoad();
  load.add(drawn([3, 3, 3, 4], [5, 1, 2, -0.001]), COLUMNS, 0);
  expect([...load.medians('pop', 'edge', 0)]).toEqual([[3, 2_000]]);
  expect([...load.medians('city', 'lambda', 0)]).toEqual([[7, 100_000]]);
  expect(load.counts('pop', ['edge'], 0).sum).toBe(4);
});

test('only the last ten seconds count, and clearing forgets them', () => {
  const load = new PlaceLoad();
  load.add(drawn([1], [1]), COLUMNS, 0);
  load.add(drawn([2], [1]), COLUMNS, 9_000);
  expect([...load.counts('pop', ['edge'], 11_000).counts.keys()]).toEqual([2]);
  load.clear();
  expect(load.counts('pop', ['edge'], 11_000).sum).toBe(0);
});

test('more requests than it keeps leave the newest', () => {
  const load = new PlaceLoad();
  const many = Array.from({ length: 1_000 }, () => 1);
  for (let batch = 0; batch < 20; batch += 1) load.add(drawn(many, many), COLUMNS, 0);
  expect(load.counts('pop', ['edge'], 0).sum).toBe(16_384);
});
