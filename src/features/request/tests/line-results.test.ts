import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../../../worker/project/world.ts';
import type { Tested } from '../../../state/app-state.ts';
import { lineResults, tallyOf } from './line-results.ts';

const tested: Tested = {
  sourceRevision: 1,
  project: {
    tests: 'status is 200\nheader etag exists\nstatus is 404\nstatus is 200 from Atlantis',
    world: DEFAULT_WORLD,
    requests: [],
    cityId: 'tokyo',
    connection: 'new',
    arrival: 'cold',
  },
  report: {
    outcomes: [
      { kind: 'passed', found: '200' },
      { kind: 'crashed', failure: { kind: 'never-settles' } },
      { kind: 'failed', found: '200' },
      { kind: 'undecided', trouble: { kind: 'test-city-unknown', name: 'Atlantis' } },
    ],
    runs: 1,
    simulated: 0,
  },
};

test('results stay with their lines, and lines that were touched have none', () => {
  const text =
    '# moved\nstatus is 404\nstatus is 200  \n\nheader etag is missing\nnonsense\nheader etag exists\nstatus is 200 from Atlantis';
  const results = lineResults(text, tested);
  expect(results.map(({ state }) => state)).toEqual([
    'blank',
    'failed',
    'passed',
    'blank',
    'new',
    'unreadable',
    'failed',
    'undecided',
  ]);
  expect(results[6]?.found).toMatch(/^The handler never answers/);
  expect(tallyOf(results)).toEqual({ passed: 1, failed: 2, undecided: 1, unreadable: 1, new: 1 });
});

test('before the first run every line waits, but what cannot be read says so', () => {
  expect(lineResults('status is 200\nstatus', null)).toMatchObject([
    { state: 'new' },
    { state: 'unreadable', found: 'Column 7: expected <=, >=, <, >, is not, is or others.' },
  ]);
});
