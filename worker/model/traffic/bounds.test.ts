import { expect, test } from 'vitest';
import { DEFAULT_WORLD, worldSchema } from '../../project/world.ts';
import type { World } from '../../project/world.ts';
import { DEFAULT_TRAFFIC } from '../../project/world-traffic.ts';
import { Arrivals } from './arrivals.ts';
import { arrivalsAtMost, trafficProblems } from './bounds.ts';

function worldWith(traffic: object): World {
  return worldSchema.parse({ ...DEFAULT_WORLD, traffic: { ...DEFAULT_TRAFFIC, ...traffic } });
}

test('cities that nobody knows are named by field', () => {
  const world = worldWith({
    surges: [
      { kind: 'flash-crowd', atS: 0 },
      { kind: 'conference', atS: 0, cityId: 'atlantis', factor: 2 },
      { kind: 'attack', atS: 0, perSecond: 1, botnet: ['tokyo', 'el-dorado'] },
    ],
    trace: [
      { atMs: 0, cityId: 'tokyo' },
      { atMs: 1, cityId: 'ys' },
    ],
  });
  expect(trafficProblems(world)).toEqual([
    { path: 'traffic.surges.1.cityId', message: 'no city has the id “atlantis”' },
    { path: 'traffic.surges.2.botnet.1', message: 'no city has the id “el-dorado”' },
    { path: 'traffic.trace.1.cityId', message: 'no city has the id “ys”' },
  ]);
});

test('surges of cities that nobody knows bring nothing', () => {
  const world = worldWith({
    surges: [
      { kind: 'conference', atS: 0, cityId: 'atlantis' },
      { kind: 'attack', atS: 0, perSecond: 1, botnet: ['ys'] },
    ],
  });
  const [with_, without] = [new Arrivals(world), new Arrivals(worldWith({}))];
  for (let count = 0; count < 1_000; count += 1) {
    expect(with_.timeUs).toBe(without.timeUs);
    with_.step();
    without.step();
  }
});

test.each([
  [{}, 200 * 60],
  [{ diurnal: true }, 1.3574 * 200 * 60],
  [{ surges: [{ kind: 'attack', atS: 50, perSecond: 1_000 }] }, 200 * 60 + 1_000 * 10],
  [{ surges: [{ kind: 'attack', atS: 90, perSecond: 1_000 }] }, 200 * 60],
  [{ surges: [{ kind: 'conference', atS: 0, cityId: 'tokyo', durationS: 5 }] }, 200 * (60 + 199 * 5)],
  [{ surges: [{ kind: 'flash-crowd', atS: 10, holdS: 1, decayS: 2 }] }, 200 * (60 + 19 * 3)],
  [{ trace: [{ atMs: 1e9, cityId: 'tokyo' }] }, 1],
])('no more arrive than %j allows', (traffic, most) => {
  const world = worldWith(traffic);
  expect(arrivalsAtMost(world, 60)).toBeCloseTo(most, -1);
  const arrivals = new Arrivals(world);
  while (arrivals.timeUs < 60_000_000) arrivals.step();
  expect(arrivals.index).toBeLessThan(most + 5 * Math.sqrt(most));
});

test('a world that would drown everything is refused by the name of the field', () => {
  const conference = { kind: 'conference', atS: 0, cityId: 'tokyo' };
  const read = worldSchema.safeParse({
    ...DEFAULT_WORLD,
    traffic: { ...DEFAULT_TRAFFIC, perSecond: 50_000, surges: [conference] },
  });
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['traffic.surges']);
});
