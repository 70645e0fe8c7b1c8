import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, parseLimits } from './limits.ts';

test('a query shortens the limits it names', () => {
  expect(parseLimits('?limits=run:300,compile:500')).toEqual({
    ...DEFAULT_LIMITS,
    runMs: 300,
    compileMs: 500,
  });
});

test.each([
  '',
  '?limits=',
  '?limits=run:0',
  '?limits=run:99999',
  '?limits=run:-5',
  '?limits=start:100',
  '?limits=run',
])('the query %j changes nothing', (query) => {
  expect(parseLimits(query)).toEqual(DEFAULT_LIMITS);
});
