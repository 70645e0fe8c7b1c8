import { expect, test } from 'vitest';
import { worldFieldAt } from '../../../worker/project/world-fields.ts';
import { readEntry } from './read-entry.ts';

test.each([
  ['compute.startUs', ' 310 ', 310],
  ['compute.startUs', 'Measured', 'measured'],
  ['compute.startUs', '', 'measured'],
  ['edge.moduleCacheS', 'none', null],
  ['edge.moduleCacheS', '60', 60],
  ['prices.edgePerGb', '', null],
  ['startsAt', ' 2026-11-23T12:00:00Z ', '2026-11-23T12:00:00Z'],
])('%s takes %j as %j', (path, text, value) => {
  expect(readEntry(worldFieldAt(path), text)).toEqual({ ok: true, value });
});

test('what is neither is refused with the range in words', () => {
  expect(readEntry(worldFieldAt('edge.moduleCacheS'), '-1')).toEqual({
    ok: false,
    problem: 'A number from 0 to 86,400, or “none”',
  });
});
