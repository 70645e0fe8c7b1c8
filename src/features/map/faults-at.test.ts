import { expect, test } from 'vitest';
import type { Fault } from '../../../worker/project/faults.ts';
import { faultsAt } from './faults-at.ts';

const faults: readonly Fault[] = [
  { kind: 'pop-outage', atS: 10, durationS: 20, pop: 'TYO' },
  { kind: 'region-outage', atS: 15, durationS: 1, region: 'us-east-1' },
  { kind: 'cable-cut', atS: 12, durationS: 100, from: 'LON', to: 'NYC' },
  { kind: 'deploy', atS: 10 },
];
const shown = (nowS: number | null) => {
  const { pops, regions, cuts } = faultsAt(faults, nowS === null ? null : nowS * 1e6);
  return [[...pops], [...regions], cuts];
};

test('a fault shows from its beginning up to its end, and not a microsecond longer', () => {
  expect(shown(9.999999)).toEqual([[], [], []]);
  expect(shown(10)).toEqual([['TYO'], [], []]);
  expect(shown(15)).toEqual([['TYO'], ['us-east-1'], [{ from: 'LON', to: 'NYC' }]]);
  expect(shown(16)).toEqual([['TYO'], [], [{ from: 'LON', to: 'NYC' }]]);
  expect(shown(30)).toEqual([[], [], [{ from: 'LON', to: 'NYC' }]]);
});

test('while no time passes nothing is wrong, not even what begins at once', () => {
  expect(faultsAt([{ kind: 'pop-outage', atS: 0, durationS: 9, pop: 'TYO' }], null).pops.size).toBe(0);
  expect(faultsAt([{ kind: 'pop-outage', atS: 0, durationS: 9, pop: 'TYO' }], 0).pops.size).toBe(1);
});
