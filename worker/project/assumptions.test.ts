import { expect, test } from 'vitest';
import { WORLD_ASSUMPTIONS } from './assumptions.ts';
import { withWorldValue, worldFieldAt, worldValueAt } from './world-fields.ts';
import { DEFAULT_WORLD } from './world.ts';

const told = WORLD_ASSUMPTIONS.flatMap(({ entries }) => Object.keys(entries));

/** Paths of all values in it; a list is one. */
function pathsOf(part: object, prefix = ''): string[] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? pathsOf(value as object, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

test('every field of a world is told about, each once, and nothing else', () => {
  expect(told.toSorted()).toEqual(pathsOf(DEFAULT_WORLD).toSorted());
});

test('every label is one of its own', () => {
  const labels = WORLD_ASSUMPTIONS.flatMap(({ name, entries }) =>
    Object.values(entries).map(({ label }) => `${name}: ${label}`),
  );
  expect(new Set(labels).size).toBe(labels.length);
});

test.each([
  ['seed', { kind: 'number', min: 0, max: 0xffff_ffff, isWhole: true, instead: null }],
  ['clients.lossShare', { kind: 'number', min: 0, max: 0.5, isWhole: false, instead: null }],
  ['compute.startUs', { kind: 'number', min: 0, max: 60_000_000, isWhole: false, instead: 'measured' }],
  ['edge.moduleCacheS', { kind: 'number', min: 0, max: 86_400, isWhole: false, instead: 'none' }],
  ['edge.placement', { kind: 'choice', options: ['metros', 'story', 'regions'] }],
  ['traffic.diurnal', { kind: 'yes-no' }],
  ['startsAt', { kind: 'text' }],
  ['containers.autoscale', { kind: 'several' }],
  ['faults', { kind: 'several' }],
])('what %s may be is what the schema says', (path, field) => {
  expect(worldFieldAt(path)).toEqual(field);
});

test('every field can be given its default', () => {
  for (const path of told) {
    expect(withWorldValue(DEFAULT_WORLD, path, worldValueAt(DEFAULT_WORLD, path))).toEqual({
      ok: true,
      value: DEFAULT_WORLD,
    });
  }
});

test('a value is put in its place, and one that the schema refuses is not', () => {
  const edited = withWorldValue(DEFAULT_WORLD, 'edge.reuse.idleS', 20);
  expect(edited.ok && edited.value.edge.reuse).toEqual({ concurrency: 32, idleS: 20 });
  expect(withWorldValue(DEFAULT_WORLD, 'startsAt', '2300-01-01T00:00:00Z')).toEqual({
    ok: false,
    failure: 'must lie in the years 1970 to 2199',
  });
});

test('a path that no world has is refused', () => {
  expect(() => worldFieldAt('lambda.luck')).toThrow(RangeError);
});
