import { expect, test } from 'vitest';
import { settle, sum, tallyPlaywright, tallyVitest, words } from './tally.mjs';

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }],
};

test('vitest: counts tests', () => {
  expect(tallyVitest(vitestReport)).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('vitest: a file that cannot be loaded counts as one failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const report = { ...vitestReport, testResults: [...vitestReport.testResults, broken] };
  expect(tallyVitest(report).failed).toBe(2);
});

test('Playwright: counts tests', () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 3 };
  expect(tallyPlaywright({ stats })).toEqual({ passed: 6, failed: 2, skipped: 3 });
});

test('a suite that ends badly without a failed test failed once', () => {
  const green = { passed: 4, failed: 0, skipped: 0 };
  expect(settle(0, green)).toEqual(green);
  expect(settle(1, green)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  expect(settle(1, { passed: 4, failed: 2, skipped: 0 }).failed).toBe(2);
});

test('a suite that leaves no report failed once, whatever its exit code', () => {
  expect(settle(0, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the last line names skipped tests only when there are some', () => {
  expect(words(sum([]))).toBe('0 passed, 0 failed');
  expect(words(sum([settle(0, { passed: 2, failed: 0, skipped: 0 }), settle(1, null)]))).toBe(
    '2 passed, 1 failed',
  );
  expect(words({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
});
