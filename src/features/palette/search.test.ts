import { expect, test } from 'vitest';
import { scoreOf } from './search.ts';

test('what is called so comes before what only mentions it', () => {
  const asked = 'run';
  const scores = [['Run the request'], ['Never run cold'], ['Overrun'], ['Start', 'runs all'], ['Stop']].map(
    (texts) => scoreOf(asked, texts),
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores.at(-1)).toBe(0);
  expect(new Set(scores).size).toBe(5);
});

test.each([
  ['sydney', ['Todos with itty-router', 'the smallest router in twenty lines'], false],
  ['sao paulo', ['São Paulo, BR'], true],
  ['paulo br', ['São Paulo, BR'], true],
  ['paulo us', ['São Paulo, BR'], false],
  ["world's", ['The world’s settings'], true],
  ['  ', ['Anything'], true],
])('%j finds %j: %s', (search, texts, isFound) => {
  expect(scoreOf(search, texts) > 0).toBe(isFound);
});
