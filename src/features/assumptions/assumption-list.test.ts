import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { listAssumptions, valueWords } from './assumption-list.ts';
import { matching } from './search.ts';

const entriesOf = (world = DEFAULT_WORLD) => listAssumptions(world).flatMap(({ entries }) => entries);

test('what differs from its default is marked as changed', () => {
  expect(entriesOf().filter(({ isChanged }) => isChanged)).toEqual([]);
  const world = {
    ...DEFAULT_WORLD,
    lambda: { ...DEFAULT_WORLD.lambda, keepAliveS: 60 },
    platforms: ['edge' as const],
  };
  const changed = entriesOf(world).filter(({ isChanged }) => isChanged);
  expect(changed.map(({ path, value, usual }) => [path, value, usual])).toEqual([
    ['platforms', ['edge'], ['lambda', 'containers', 'edge']],
    ['lambda.keepAliveS', 60, 420],
  ]);
});

test.each([
  [420, 's', '420 s'],
  [null, 's', 'none'],
  [true, undefined, 'yes'],
  [[], undefined, 'none'],
  [['lambda', 'edge'], undefined, 'lambda, edge'],
  [[{ kind: 'deploy' }], undefined, '1 of them'],
  ['anycast', undefined, 'anycast'],
])('%j with unit %s reads %s', (value, unit, words) => {
  expect(valueWords(value, unit)).toBe(words);
});

test('every word that is sought must be there, in the entry or in its group’s name', () => {
  const groups = [
    { name: 'Lambda', entries: ['keep alive', 'memory'] },
    { name: 'Edge', entries: ['keep module'] },
  ];
  const found = (sought: string) =>
    matching(groups, sought, (entry) => [entry]).flatMap(({ entries }) => entries);
  expect(found('keep')).toEqual(['keep alive', 'keep module']);
  expect(found('KEEP lambda')).toEqual(['keep alive']);
  expect(found('nothing')).toEqual([]);
  expect(found(' ')).toHaveLength(3);
});
