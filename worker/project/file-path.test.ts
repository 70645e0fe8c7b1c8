import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseName, fileKind, folderOf, folderProblem, isWithin, pathProblem } from './file-path.ts';

test.each([
  'handler.ts',
  'lib/greet.ts',
  'data/cities.json',
  'pages/index.html',
  'a.b/c.d.ts',
  'grüße/東京 [1].md',
  'routes/$id/@me~+.mjs',
])('%s is a path', (path) => {
  expect(pathProblem(path)).toBeNull();
});

test.each([
  ['', 'needs a name'],
  ['/etc/passwd.txt', 'starts with /'],
  ['..', 'has “..” in it'],
  ['../handler.ts', 'has “..” in it'],
  ['lib/./greet.ts', 'has “.” in it'],
  ['lib//greet.ts', 'without a name'],
  ['lib/', 'without a name'],
  ['.env.txt', 'starts with a dot'],
  ['.git/config.txt', 'starts with a dot'],
  ['lib\\greet.ts', 'divided by /'],
  ['lib./greet.ts', 'ends with a dot'],
  ['lib/ greet.ts', 'a space'],
  ['what?.ts', '"?"'],
  ['a:1.ts', '":"'],
  ['a\nb.ts', String.raw`"\n"`],
  ['a(1).ts', '"("'],
  ['handler', 'needs an ending'],
  ['handler.', 'ends with a dot'],
  ['logo.png', 'ends in .png'],
  ['handler.TS', 'ends in .TS'],
  [`${'x'.repeat(198)}.ts`, 'longer than 200'],
])('%j is none: %s', (path, words) => {
  expect(pathProblem(path)).toContain(words);
});

test('a folder needs no ending', () => {
  expect(folderProblem('lib/deep')).toBeNull();
  expect(folderProblem('lib/../deep')).toContain('..');
});

test.each([
  ['handler.ts', 'code'],
  ['types.d.ts', 'code'],
  ['a/b.mjs', 'code'],
  ['a.json', 'json'],
  ['a.svg', 'text'],
  ['a.constructor', null],
  ['ts', null],
])('%s is %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});

test('a path is its folder and its name', () => {
  expect([folderOf('a/b/c.ts'), baseName('a/b/c.ts')]).toEqual(['a/b', 'c.ts']);
  expect([folderOf('c.ts'), baseName('c.ts')]).toEqual(['', 'c.ts']);
  expect(isWithin('a/b/c.ts', 'a/b')).toBe(true);
  expect(isWithin('a/bc/c.ts', 'a/b')).toBe(false);
});

test('no allowed path leaves the project, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', ' ', 't', 's') }), (path) => {
      if (pathProblem(path) !== null) return;
      expect(new URL(path, 'file:///project/').pathname.startsWith('/project/')).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
