import { expect, test } from 'vitest';
import { settle, sum, tallyPlaywright, tallyVitest, verdict, words } from './tally.mjs';

const failed = {
  status: 'failed',
  fullName: 'adds up',
  failureMessages: ['\u001b[31mexpected 2\u001b[39m\n  at a'],
};
const passed = { status: 'passed', fullName: 'takes away', failureMessages: [] };
const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ name: 'sum.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] }],
};

test('vitest: counts tests, and tells the ones that failed', () => {
  expect(tallyVitest(vitestReport)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 1,
    failures: ['sum.test.ts › adds up\n    expected 2\n      at a'],
  });
});

test('vitest: a file that cannot be loaded counts as one failure', () => {
  const broken = { name: 'odd.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
  const { failed: count, failures } = tallyVitest({
    ...vitestReport,
    testResults: [...vitestReport.testResults, broken],
  });
  expect(count).toBe(2);
  expect(failures[1]).toBe('odd.test.ts\n    no such module');
});

test('Playwright: counts tests, and tells the ones that failed by their last try', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  const tries = [{ errors: [{ message: 'slow' }] }, { errors: [{ message: 'still slow' }, {}] }];
  const spec = { title: 'draws', file: 'map.spec.ts', line: 7, ok: false, tests: [{ results: tries }] };
  const fine = { ...spec, ok: true };
  const suites = [{ specs: [fine], suites: [{ specs: [spec] }] }];
  expect(tallyPlaywright({ stats, suites, errors: [] })).toEqual({
    passed: 6,
    failed: 1,
    skipped: 3,
    failures: ['map.spec.ts:7 › draws\n    still slow'],
  });
});

test('Playwright: errors of no test are told', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  const { failures } = tallyPlaywright({ stats, suites: [], errors: [{ message: 'port in use' }] });
  expect(failures).toEqual(['    port in use']);
});

test('a check is told by the beginning of what it printed', () => {
  expect(verdict(true, 'all is well')).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [] });
  const { failures } = verdict(false, Array.from({ length: 40 }, (_, at) => `line ${at}`).join('\n'));
  expect(failures[0]).toMatch(/^ {4}line 0\n.* {4}line 11\n {4}…$/s);
});

test('a suite that ends badly without a failed test failed once', () => {
  const green = { passed: 4, failed: 0, skipped: 0, failures: [] };
  expect(settle(0, green)).toEqual(green);
  expect(settle(1, green)).toEqual({ ...green, failed: 1, failures: ['It ended with exit code 1.'] });
  expect(settle(1, { ...green, failed: 2 }).failed).toBe(2);
});

test('a suite that leaves no report failed once, whatever its exit code', () => {
  expect(settle(0, null)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line names skipped tests only when there are some', () => {
  const two = { passed: 2, failed: 0, skipped: 0, failures: [] };
  expect(words(sum([]))).toBe('0 passed, 0 failed');
  expect(words(sum([settle(0, two), settle(1, null)]))).toBe('2 passed, 1 failed');
  expect(words({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
});
