import { expect, test } from 'vitest';
import type { Fault } from '../../worker/project/faults.ts';
import { DEFAULT_TRAFFIC, type Surge } from '../../worker/project/world-traffic.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import { NO_PLACES } from './place-names.ts';
import { eventsOf } from './world-events.ts';

const places = {
  ...NO_PLACES,
  pops: [{ id: 'FRA', name: 'Frankfurt, DE' }],
  cities: [{ id: 'berlin', name: 'Berlin, DE' }],
};
const worldWith = (faults: Fault[], surges: Surge[]) => ({
  ...DEFAULT_WORLD,
  faults,
  traffic: { ...DEFAULT_TRAFFIC, surges },
});

test('faults and surges are told by their beginnings, with names that a person knows', () => {
  const world = worldWith(
    [
      { kind: 'pop-outage', atS: 40, durationS: 20, pop: 'FRA' },
      { kind: 'deploy', atS: 10 },
      { kind: 'brown-out', atS: 50, durationS: 5, platform: 'lambda', capacity: 0.25 },
    ],
    [{ kind: 'conference', atS: 15, cityId: 'berlin', factor: 200, durationS: 300, share: 0.8 }],
  );
  expect(eventsOf(world, places)).toEqual([
    { kind: 'fault', fromS: 10, untilS: 10, name: 'Deploy' },
    { kind: 'surge', fromS: 15, untilS: 315, name: 'Conference: Berlin, DE, ×200' },
    { kind: 'fault', fromS: 40, untilS: 60, name: 'PoP outage: Frankfurt, DE' },
    { kind: 'fault', fromS: 50, untilS: 55, name: 'Brown-out: Lambda at 25 %' },
  ]);
});

test('where a recording is replayed, surges do not come', () => {
  const world = worldWith([], [{ kind: 'flash-crowd', atS: 0, factor: 2, riseS: 1, holdS: 1, decayS: 1 }]);
  const replayed = { ...world, traffic: { ...world.traffic, trace: [{ atMs: 0, cityId: 'berlin' }] } };
  expect(eventsOf(world, places)).toHaveLength(1);
  expect(eventsOf(replayed, places)).toEqual([]);
});
