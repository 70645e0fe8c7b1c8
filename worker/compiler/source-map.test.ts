import { array, assert, boolean, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createSourceMapper } from '../host/user-stack.ts';
import { sourceMapOf } from './source-map.ts';

const FILE = 'handler.ts';

/** For each word of `code`, in order: the place in the source it is led back to. */
function places(source: string, code: string): [word: string, line: number, column: number][] {
  const mapper = createSourceMapper([{ file: FILE, code, sourceMap: sourceMapOf(FILE, source, code) }]);
  return code.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\w+/g)].map((match): [string, number, number] => {
      const place = mapper.locate(FILE, index + 1, match.index + 1);
      return [match[0], place?.line ?? 0, place?.column ?? 0];
    }),
  );
}

test('every word that was left is led back to where it stood', () => {
  const words = array(record({ isKept: boolean(), spaces: nat(3), breaks: nat(9) }), { maxLength: 60 });
  assert(
    property(words, (entries) => {
      let [source, code] = ['', ''];
      const expected: [string, number, number][] = [];
      for (const [index, { isKept, spaces, breaks }] of entries.entries()) {
        const separator = breaks === 0 ? '\n' : ' '.repeat(spaces + 1);
        source += separator;
        code += separator.includes('\n') ? '\n' : ' ';
        const lines = source.split('\n');
        if (isKept) expected.push([`w${index}`, lines.length, (lines.at(-1)?.length ?? 0) + 1]);
        if (isKept) code += `w${index}`;
        source += `w${index}`;
      }
      expect(places(source, code)).toEqual(expected);
    }),
  );
});

test('a word that could stand in several places is the last of them, after the types', () => {
  const source = 'const f = (call: (x: number) => void, more: X) => call(more);';
  const code = 'const f = (call, more) => call(more);';
  expect(places(source, code)).toEqual([
    ['const', 1, 1],
    ['f', 1, 7],
    ['call', 1, 12],
    ['more', 1, 39],
    ['call', 1, 51],
    ['more', 1, 56],
  ]);
});

test('a word that was added is led to the one before it', () => {
  expect(
    places('class A { constructor(private b: string) {} }', 'class A { constructor( b) {this.b = b;} }'),
  ).toContainEqual(['this', 1, 42]);
});

test('a line far too long for that keeps its line and the columns at its ends', () => {
  const middle = Array.from({ length: 3_000 }, (_, index) => `a${index}`).join(' ');
  const code = `start ${middle.replaceAll('a', 'b')} end`;
  const found = places(`start ${middle} end`, code);
  expect(found.at(0)).toEqual(['start', 1, 1]);
  expect(found.at(-1)).toEqual(['end', 1, 8 + middle.length]);
});
