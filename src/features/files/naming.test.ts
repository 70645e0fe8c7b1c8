import { expect, test } from 'vitest';
import type { Layout } from '../../state/files/layout.ts';
import { firstText, joined, named, stemLength } from './naming.ts';

const layout: Layout = {
  files: ['handler.ts', 'lib/greet.ts'].map((path) => ({ id: path, path })),
  entry: 'handler.ts',
};

test.each([
  ['', 'greet', 'greet.ts'],
  ['', 'data/cities.json', 'data/cities.json'],
  ['lib', 'deep/x', 'lib/deep/x.ts'],
  ['lib', ' page.html ', 'lib/page.html'],
])('in folder %j, %j becomes %s', (folder, typed, path) => {
  expect(named(layout, { kind: 'new', folder }, typed)).toEqual({ path, problem: null });
});

test.each([
  ['', 'A file needs a name.'],
  ['greet', '“lib/greet.ts” is there already.'],
  ['../x', '“lib/../x.ts” has “..” in it'],
  ['logo.png', '“lib/logo.png” ends in .png'],
])('in lib, %j is refused', (typed, words) => {
  expect(named(layout, { kind: 'new', folder: 'lib' }, typed).problem).toContain(words);
});

const rename = (path: string, typed: string) => named(layout, { kind: 'rename', path }, typed);

test('a new name keeps the folder, of files and folders', () => {
  expect(rename('lib/greet.ts', 'hello.ts')).toEqual({ path: 'lib/hello.ts', problem: null });
  expect(rename('lib', 'src/lib')).toEqual({ path: 'src/lib', problem: null });
  expect(rename('lib/greet.ts', 'greet.ts').problem).toBeNull();
  expect(rename('lib/greet.ts', '').problem).toBe('It needs a name.');
  expect(rename('handler.ts', 'handler').problem).toContain('needs an ending');
});

test('small things about names', () => {
  expect([stemLength('greet.ts'), stemLength('lib'), stemLength('a.b')]).toEqual([5, 3, 3]);
  expect([joined('', 'a.ts'), joined('lib', 'a.ts')]).toEqual(['a.ts', 'lib/a.ts']);
  expect([firstText('a.json'), firstText('a.ts')]).toEqual(['{}\n', '']);
});
