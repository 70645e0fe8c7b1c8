import { expect, test } from 'vitest';
import { freePath, type Layout, moved, withEntry, withFiles, without } from './layout.ts';

const layout = (...paths: readonly string[]): Layout => ({
  files: paths.map((path) => ({ id: path, path })),
  entry: paths[0] ?? '',
});
const site = layout('handler.ts', 'lib/greet.ts', 'lib/deep/a.json', 'library.txt');

const pathsOf = (rearranged: ReturnType<typeof moved>) =>
  rearranged.ok ? rearranged.layout.files.map(({ path }) => path) : rearranged.problem;

test('a file moves alone, a folder with all that is in it', () => {
  expect(pathsOf(moved(site, 'lib/greet.ts', 'greet.ts'))).toEqual([
    'handler.ts',
    'greet.ts',
    'lib/deep/a.json',
    'library.txt',
  ]);
  expect(pathsOf(moved(site, 'lib', 'src/lib'))).toEqual([
    'handler.ts',
    'src/lib/greet.ts',
    'src/lib/deep/a.json',
    'library.txt',
  ]);
  expect(pathsOf(moved(site, 'lib', 'Lib'))).toContain('Lib/greet.ts');
});

test('the file that answers still does when it moves', () => {
  expect(moved(site, 'handler.ts', 'src/index.mjs')).toMatchObject({ layout: { entry: 'handler.ts' } });
});

test.each([
  ['lib', 'lib/deep/lib', '“lib” cannot go into itself.'],
  ['lib/greet.ts', 'handler.ts', '“handler.ts” is there already.'],
  ['lib/greet.ts', 'Handler.ts', '“Handler.ts” and “handler.ts” differ only in their spelling.'],
  ['lib/greet.ts', 'library.txt/greet.ts', '“library.txt” cannot be a file and a folder at once.'],
  ['lib/greet.ts', 'lib/../greet.ts', '“lib/../greet.ts” has “..” in it, and paths go only downwards.'],
  ['handler.ts', 'handler.json', '“handler.json” would be data, and the file that answers requests is code.'],
  ['handler.ts', 'handler.md', '“handler.md” would be text, and the file that answers requests is code.'],
])('%s cannot become %s', (from, to, problem) => {
  expect(pathsOf(moved(site, from, to))).toBe(problem);
});

test('when the file that answers goes, the likeliest other one answers', () => {
  const files = layout('worker.ts', 'a.ts', 'lib/index.ts', 'index.js', 'page.html');
  expect(without(files, 'worker.ts')).toMatchObject({ layout: { entry: 'index.js' } });
  expect(without(files, 'lib')).toMatchObject({ layout: { entry: 'worker.ts' } });
});

test('a project without code cannot come about', () => {
  expect(without(layout('handler.ts', 'a.json'), 'handler.ts')).toEqual({
    ok: false,
    problem: '“handler.ts” stays: no other code is there to answer requests.',
  });
  expect(without(layout('src/handler.ts', 'src/a.ts', 'a.json'), 'src').ok).toBe(false);
});

test('only code can answer', () => {
  expect(withEntry(site, 'lib/greet.ts')).toMatchObject({ layout: { entry: 'lib/greet.ts' } });
  expect(withEntry(site, 'library.txt').ok).toBe(false);
  expect(withEntry(site, 'nowhere.ts').ok).toBe(false);
});

test('a hundred files are the most', () => {
  const many = Array.from({ length: 99 }, (_, at) => ({ id: `${at}`, path: `${at}.ts` }));
  const full = withFiles(layout('handler.ts'), many);
  expect(full.ok && withFiles(full.layout, [{ id: 'x', path: 'x.ts' }])).toEqual({
    ok: false,
    problem: 'A project holds at most 100 files.',
  });
});

test('a name that is taken gets a number', () => {
  expect(freePath(['a.txt'], 'b.txt')).toBe('b.txt');
  expect(freePath(['A.txt', 'a-2.txt'], 'a.txt')).toBe('a-3.txt');
});
