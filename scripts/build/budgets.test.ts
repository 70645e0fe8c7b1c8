import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { overBudget } from './budgets.ts';

test('a file within its budget is nothing to tell', () => {
  expect(overBudget('index-abc.js', randomBytes(100_000))).toEqual([]);
});

test('one that is over it is named, with what it weighs and may weigh', () => {
  expect(overBudget('index-abc.js', randomBytes(300_000))).toEqual([
    expect.stringMatching(/^index-abc\.js: 300 kB gzip, may have \d+$/),
  ]);
});

test('what has no budget of its own may be as large as most', () => {
  expect(overBudget('new-abc.js', randomBytes(200_000))).toHaveLength(1);
});
