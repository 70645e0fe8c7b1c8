import { expect, test } from 'vitest';
import { PlaceLoad } from '../../state/place-load.ts';
import { faultsAt } from './faults-at.ts';
import type { MapScene } from './map-scene.ts';
import { answeringRows, cityRows, formatShare } from './place-figures.ts';

const at = { latitude: 0, longitude: 0 };
const scene: MapScene = {
  places: {
    cities: ['lima', 'oslo'].map((id) => ({
      ...at,
      id,
      name: id,
      country: 'XX',
      population: 1,
      timeZone: 'UTC',
    })),
    pops: { metros: [], story: [], regions: [] },
    regions: ['us-east-1', 'eu-west-1'].map((id) => ({ ...at, id, name: id, provider: 'AWS' })),
    hubs: [],
    cables: [],
    attribution: [],
  },
  pops: ['A', 'B', 'C'].map((id) => ({ ...at, id, name: id, country: 'XX', count: 1 })),
  regionIndexes: [1],
  origins: [{ host: 'db.example', regionIndex: 0 }],
  faults: [
    { kind: 'pop-outage', atS: 0, durationS: 1, pop: 'C' },
    { kind: 'cable-cut', atS: 0, durationS: 1, from: 'LON', to: 'NYC' },
  ],
  startsAtMs: 0,
  hasTime: true,
  cityIndex: 0,
  run: null,
  isLive: true,
};

/** Three requests from Oslo and one from Lima: to region 1 by Lambda in 90 ms, to PoPs A, B, B and B by the edge in 10 ms. */
function loaded(): PlaceLoad {
  const load = new PlaceLoad();
  load.add(
    {
      count: 4,
      startUs: new Float64Array(4),
      city: Uint16Array.of(1, 1, 1, 0),
      totalUs: [new Float64Array(4).fill(90_000), new Float64Array(4).fill(10_000)],
      place: [new Int16Array(4).fill(1), Int16Array.of(0, 1, 1, 1)],
      behind: [new Int16Array(4).fill(-1), new Int16Array(4).fill(-1)],
    },
    [0, -1, -1, 1, -1],
    0,
  );
  return load;
}

test('what is wrong comes first, then places by their share, with medians by platform', () => {
  const rows = answeringRows(scene, loaded(), faultsAt(scene.faults, 500_000), ['lambda', 'edge'], 0);
  expect(rows.map(({ kind, name, isDown, share }) => [kind, name, isDown, share])).toEqual([
    ['cable', 'Cable LON–NYC', true, null],
    ['pop', 'C', true, 0],
    ['region', 'eu-west-1', false, 1],
    ['pop', 'B', false, 0.75],
    ['pop', 'A', false, 0.25],
    ['origin', 'db.example in us-east-1', false, null],
  ]);
  expect(rows[2]?.medianUs).toEqual([90_000, null]);
  expect(rows[3]?.medianUs).toEqual([null, 10_000]);
});

test('once a fault is over all is up; without traffic nothing is claimed', () => {
  const rows = answeringRows(scene, new PlaceLoad(), faultsAt(scene.faults, 2_000_000), ['edge'], 0);
  expect(rows.every(({ isDown, share }) => !isDown && share === null)).toBe(true);
  expect(rows.some(({ kind }) => kind === 'cable')).toBe(false);
});

test('cities come busiest first', () => {
  const rows = cityRows(scene, loaded(), ['lambda', 'edge'], 0);
  expect(rows.map(({ name, share, medianUs }) => [name, share, medianUs])).toEqual([
    ['oslo', 0.75, [90_000, 10_000]],
    ['lima', 0.25, [90_000, 10_000]],
  ]);
});

test('shares are written with the figures that they bear', () => {
  expect([0, 0.0004, 0.004, 0.0994, 0.12, 1].map(formatShare)).toEqual([
    '0 %',
    '< 0.1 %',
    '0.4 %',
    '9.9 %',
    '12 %',
    '100 %',
  ]);
});
