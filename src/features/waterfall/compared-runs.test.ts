import { expect, test } from 'vitest';
import type { PastRun } from '../../state/app-state.ts';
import { comparedRuns } from './compared-runs.ts';

const past = (runId: number): PastRun => ({
  runId,
  title: 'Hello',
  source: 'revision 1',
  code: 'code 1',
  method: 'GET',
  path: '/',
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'cold',
  region: 'us-east-1',
  runs: [],
});
const [one, two, three] = [past(1), past(2), past(3)] as const;

test('one pinned run is compared with the one on the screen', () => {
  expect(comparedRuns([one], [three, two, one], 3)).toEqual({ a: one, b: three });
});

test('two pinned runs are compared with each other, whatever is on the screen', () => {
  expect(comparedRuns([two, one], [three, two, one], 3)).toEqual({ a: two, b: one });
  expect(comparedRuns([two, one], [], null)).toEqual({ a: two, b: one });
});

test('there is nothing to compare without pins, without a run, or with itself', () => {
  expect(comparedRuns([], [one], 1)).toBeNull();
  expect(comparedRuns([one], [one], null)).toBeNull();
  expect(comparedRuns([one], [one], 1)).toBeNull();
});
