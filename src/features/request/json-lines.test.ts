import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLines, linesInSight } from './json-lines.ts';

test('lines are those of JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const lines = jsonLines(value);
      const text = lines.map(({ depth, text: line }) => '  '.repeat(depth) + line).join('\n');
      expect(text).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('what is folded is one line', () => {
  const lines = jsonLines({ a: { b: 1, c: [1, 2] }, d: [] });
  expect(lines.map(({ fold }) => fold?.end ?? null)).toEqual([
    9,
    7,
    null,
    6,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(lines[1]?.fold?.folded).toBe('"a": { 2 fields },');
  expect(linesInSight(lines, new Set([1]))).toEqual([0, 1, 8, 9]);
  expect(linesInSight(lines, new Set([0]))).toEqual([0]);
});
