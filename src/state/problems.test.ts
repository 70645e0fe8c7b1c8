import { expect, test } from 'vitest';
import { PLAIN_VIEW } from '../../worker/project/project.ts';
import type { RunFailure } from '../../worker/protocol/failure.ts';
import type { Traffic } from './app-state.ts';
import { problemsOf, warningsBeside } from './problems.ts';

const location = { file: 'handler.ts', line: 3, column: 5 };
const threw: RunFailure = {
  kind: 'handler-threw',
  error: { name: 'Error', message: 'why', stack: [{ functionName: 'fetch', location }] },
};
const spread = { p5Us: 0, p50Us: 0, p95Us: 0, batches: 1, perBatch: 1 };

const traffic = (firstFailure: RunFailure | null): Traffic => ({
  kind: 'running',
  runId: 1,
  summary: {
    runId: 1,
    nowUs: 1,
    speed: 1,
    pace: 1,
    platforms: [],
    costs: [],
    generated: 1,
    executed: 1,
    firstFailure,
    measurements: [{ start: spread, compute: spread, bareInstance: spread }],
  },
});
const facts = {
  build: { kind: 'idle' },
  run: { kind: 'idle' },
  project: { view: PLAIN_VIEW },
  sourceRevision: 4,
  trafficRevision: 4,
} as const;

test('the first failure of live traffic is marked at its place', () => {
  expect(problemsOf({ ...facts, traffic: traffic(threw) })).toMatchObject([{ location }]);
});

test('traffic that does not fail, and traffic of other code, mark nothing', () => {
  expect(problemsOf({ ...facts, traffic: traffic(null) })).toEqual([]);
  expect(problemsOf({ ...facts, trafficRevision: 3, traffic: traffic(threw) })).toEqual([]);
});

test('of the line that does not compile no type warning says it again', () => {
  const warnings = [
    { message: 'Expression expected.', location: { ...location, column: 1 } },
    { message: 'Of another line.', location: { ...location, line: 4 } },
    { message: 'Of another file.', location: { ...location, file: 'a.ts' } },
  ];
  const failed = {
    kind: 'failed',
    revision: 4,
    failure: { kind: 'syntax', message: 'Unexpected token', location },
  } as const;
  expect(warningsBeside(failed, warnings)).toEqual(warnings.slice(1));
  expect(warningsBeside({ kind: 'idle' }, warnings)).toBe(warnings);
});
