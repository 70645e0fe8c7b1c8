import { expect, test } from 'vitest';
import { foldersOf, treeRows } from './tree-rows.ts';

const paths = ['handler.ts', 'lib/greet.ts', 'data/b10.json', 'data/b9.json', 'lib/deep/x.md', 'A.txt'];

test('folders come before files, each by name, numbers by size', () => {
  expect(treeRows(paths, new Set()).map(({ path, level }) => `${level} ${path}`)).toEqual([
    '1 data',
    '2 data/b9.json',
    '2 data/b10.json',
    '1 lib',
    '2 lib/deep',
    '3 lib/deep/x.md',
    '2 lib/greet.ts',
    '1 A.txt',
    '1 handler.ts',
  ]);
});

test('what is in a closed folder is not shown', () => {
  expect(treeRows(paths, new Set(['lib', 'data'])).map(({ path }) => path)).toEqual([
    'data',
    'lib',
    'A.txt',
    'handler.ts',
  ]);
});

test('a row knows its place', () => {
  expect(treeRows(paths, new Set(['data'])).find(({ name }) => name === 'deep')).toEqual({
    kind: 'folder',
    path: 'lib/deep',
    name: 'deep',
    parent: 'lib',
    level: 2,
    position: 1,
    siblings: 2,
    isOpen: true,
  });
});

test('folders are those of the paths', () => {
  expect(foldersOf(paths)).toEqual(['data', 'lib', 'lib/deep']);
});
