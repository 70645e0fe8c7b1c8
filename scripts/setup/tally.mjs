/** Counts the tests in what vitest and Playwright report as JSON, and words the sum. */
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {Counts & { failures: readonly string[] }} Tally `failures`: where, what and why, a text for each that failed */

/** Of each failure's message: enough to know what broke, and a summary stays one. */
const MESSAGE_LINES = 12;

/**
 * A file that could not even be loaded holds no assertion, and counts as one failure.
 *
 * @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} Assertion
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { name: string, status: string, message: string,
 *     assertionResults: readonly Assertion[] }[] }} report
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
      if (failed.length === 0) return [describe([name], [message])];
      return failed.map(({ fullName, failureMessages }) => describe([name, fullName], failureMessages));
    });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/**
 * @typedef {{ title: string, file: string, line: number, ok: boolean,
 *   tests: readonly { results: readonly { errors: readonly { message?: string }[] }[] }[] }} Spec
 * @typedef {{ specs: readonly Spec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   suites: readonly PlaywrightSuite[], errors: readonly { message?: string }[] }} report `errors`: of no test
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, suites, errors }) {
  const failures = suites
    .flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map(({ title, file, line, tests }) => {
      const last = tests.flatMap(({ results }) => results).at(-1);
      return describe([`${file}:${line}`, title], messagesOf(last?.errors ?? []));
    });
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: [...failures, ...messagesOf(errors).map((message) => describe([], [message]))],
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {readonly Spec[]}
 */
function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** @param {readonly { message?: string }[]} errors */
function messagesOf(errors) {
  return errors.map(({ message }) => message ?? '');
}

/**
 * @param {readonly string[]} where the file, then the test
 * @param {readonly string[]} messages
 */
function describe(where, messages) {
  const lines = stripVTControlCharacters(messages.join('\n')).trim().split('\n');
  const shown = lines.slice(0, MESSAGE_LINES).map((line) => `    ${line}`.trimEnd());
  const more = lines.length > MESSAGE_LINES ? ['    …'] : [];
  return [where.join(' › '), ...shown, ...more].filter((line) => line !== '').join('\n');
}

/**
 * A suite that ended badly without a failed test (it crashed, found no tests, or left no report) failed once.
 *
 * @param {number} code the exit code
 * @param {Tally | null} tally null when there is no report
 * @returns {Tally}
 */
export function settle(code, tally) {
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
  const endedBadly = code !== 0 || tally === null;
  if (!endedBadly || counted.failed > 0) return counted;
  const why = `It ended with exit code ${code}${tally === null ? ' and left no report' : ''}.`;
  return { ...counted, failed: 1, failures: [...counted.failures, why] };
}

/**
 * A check that is no suite of tests: it passed, or it failed and its output says why.
 *
 * @param {boolean} passed
 * @param {string} output
 * @returns {Tally}
 */
export function verdict(passed, output) {
  return {
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    skipped: 0,
    failures: passed ? [] : [describe([], [output])],
  };
}

/**
 * @param {readonly Counts[]} tallies
 * @returns {Counts}
 */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Counts} counts */
export function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
