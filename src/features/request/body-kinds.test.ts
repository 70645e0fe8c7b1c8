import { expect, test } from 'vitest';
import { bodyKindOf, indentJson, jsonProblem, withBodyKind } from './body-kinds.ts';

test.each([
  ['application/json', 'json'],
  ['Application/Problem+JSON; charset=utf-8', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['text/plain', 'text'],
  ['image/png', 'other'],
  ['', 'none'],
] as const)('%s is %s', (type, kind) => {
  expect(bodyKindOf([['Content-Type', type]])).toBe(kind);
});

test('choosing a kind sets the header in its place, and takes it away', () => {
  expect(
    withBodyKind(
      [
        ['a', '1'],
        ['Content-Type', 'x/y'],
        ['b', '2'],
      ],
      'json',
    ),
  ).toEqual([
    ['a', '1'],
    ['content-type', 'application/json'],
    ['b', '2'],
  ]);
  expect(withBodyKind([['a', '1']], 'form').at(-1)?.[0]).toBe('content-type');
  expect(withBodyKind([['Content-Type', 'x/y']], 'none')).toEqual([]);
  expect(withBodyKind([['Content-Type', 'x/y']], 'other')).toEqual([['Content-Type', 'x/y']]);
});

test('JSON is checked and indented; what is none stays as it is', () => {
  expect(jsonProblem('{"a":1}')).toBeNull();
  expect(jsonProblem(' ')).toBeNull();
  expect(jsonProblem('{"a":')).toMatch(/\w/);
  expect(indentJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(indentJson('{"a":')).toBe('{"a":');
});
