import { expect, test } from 'vitest';
import { DEFAULT_WORLD, type World } from '../../project/world.ts';
import { explainAt } from './explain-at.ts';

const S = 1_000_000;
const dark: World = {
  ...DEFAULT_WORLD,
  faults: [{ kind: 'pop-outage', atS: 10, durationS: 1_000, pop: 'TYO' }],
};
const edgeAt = (world: World, atUs: number) =>
  explainAt({ world, cityId: 'tokyo', atUs }).find(({ platform }) => platform === 'edge');

test('every platform of the world tells where it leads a city', () => {
  const told = explainAt({ world: DEFAULT_WORLD, cityId: 'tokyo', atUs: 0 });
  expect(told.map(({ platform, kind, chosen }) => [platform, kind, chosen?.id])).toEqual([
    ['lambda', 'region', 'us-east-1'],
    ['containers', 'region', 'us-east-1'],
    ['edge', 'pop', 'TYO'],
  ]);
  expect(told[2]?.reason).toContain('nearest of 104 PoPs by RTT: Tokyo');
  expect(told[2]?.candidates.length).toBeGreaterThan(3);
});

test('an outage leads elsewhere once it has come round, and only while it lasts', () => {
  expect(edgeAt(dark, 5 * S)?.chosen?.id).toBe('TYO');
  expect(edgeAt(dark, 10 * S)?.chosen).toBeNull();
  const later = edgeAt(dark, 900 * S);
  expect(later?.chosen?.id).not.toBe('TYO');
  expect(later?.reason).toContain('Tokyo is down');
  expect(edgeAt(dark, 1_011 * S)?.chosen?.id).toBe('TYO');
});

test('a hybrid tells of the region behind the PoP', () => {
  const world: World = { ...DEFAULT_WORLD, platforms: ['edge', 'hybrid'] };
  const [edge, hybrid] = explainAt({ world, cityId: 'tokyo', atUs: 0 });
  expect(edge?.behind).toBeNull();
  expect(hybrid?.behind?.id).toBe('us-east-1');
  expect(hybrid?.behind?.rttUs).toBeGreaterThan(100_000);
});

test('of a city that there is not, nothing is told', () => {
  expect(explainAt({ world: DEFAULT_WORLD, cityId: 'atlantis', atUs: 0 })).toEqual([]);
});
