import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery, writeQuery } from './query.ts';

test('names and values come out decoded', () => {
  expect(readQuery('/a?x=1&y=a%20b+c&flag&z=%&q=a=b#part')).toEqual([
    ['x', '1'],
    ['y', 'a b c'],
    ['flag', ''],
    ['z', '%'],
    ['q', 'a=b'],
  ]);
  expect(readQuery('/a')).toEqual([]);
});

test('they go back behind the same path, without empty rows', () => {
  const pairs: [string, string][] = [
    ['name', 'Ada & Grace'],
    ['', ''],
    ['at', '10:30/x'],
    ['flag', ''],
  ];
  expect(writeQuery('/a?old=1#part', pairs)).toBe('/a?name=Ada%20%26%20Grace&at=10:30/x&flag#part');
  expect(writeQuery('/a?old=1', [])).toBe('/a');
});

test('what is written is read back', () => {
  const pair = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const path = writeQuery('/p', pairs);
      expect(path).toMatch(/^\/p\S*$/);
      expect(readQuery(path)).toEqual(pairs);
    }),
  );
});
