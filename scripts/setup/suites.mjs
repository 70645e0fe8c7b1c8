/** Everything that `npm test` checks, in the order in which it does. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { npm, root } from './commands.mjs';
import { report } from './steps.mjs';
import { settle, tallyPlaywright, tallyVitest, verdict } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ name: string, what: string, run: () => Promise<Tally> }} Suite */

/** @type {readonly Suite[]} */
export const SUITES = [
  { name: 'format', what: 'Formatting (prettier)', run: () => check('format:check') },
  { name: 'lint', what: 'Lint (oxlint)', run: () => check('lint') },
  { name: 'types', what: 'Types (tsc)', run: () => check('types') },
  { name: 'unused', what: 'Unused code (knip)', run: () => check('unused') },
  { name: 'unit', what: 'Unit tests (vitest)', run: unitTests },
  { name: 'build', what: 'Build (vite)', run: build },
  { name: 'e2e', what: 'Browser tests (Playwright)', run: browserTests },
];

/** @param {string} script one of package.json's; its output is shown when it fails */
async function check(script) {
  const { code, output } = await npm(['run', '-s', script]);
  if (code !== 0) console.log(output.trimEnd());
  return verdict(code === 0, output);
}

/** @type {ReturnType<typeof ensureBuilt> | undefined} */
let built;
const buildOnce = () => (built ??= ensureBuilt());

async function build() {
  try {
    await buildOnce();
    return verdict(true, '');
  } catch (error) {
    return verdict(false, report(error));
  }
}

async function unitTests() {
  const file = join(root, '.cache/reports/unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return counted(file, tallyVitest, () =>
    npm(['-s', 'exec', '--no', '--', 'vitest', 'run', ...reporters], { show: true }),
  );
}

/** Against the built page: without a build of the sources as they are there is nothing to test. */
async function browserTests() {
  try {
    await buildOnce();
  } catch {
    return verdict(false, 'Not run: the page does not build. `npm test -- build` shows why.');
  }
  try {
    const { value: chromium } = await ensureChromium();
    const env = { HALFMILLI_CHROMIUM: chromium };
    return await counted(join(root, '.cache/reports/e2e.json'), tallyPlaywright, () =>
      npm(['-s', 'exec', '--no', '--', 'playwright', 'test'], { show: true, env }),
    );
  } catch (error) {
    return verdict(false, `Not run. ${report(error)}`);
  }
}

/**
 * @template Report
 * @param {string} file where the suite writes its report
 * @param {(report: Report) => Tally} tally
 * @param {() => Promise<import('./commands.mjs').Outcome>} suite
 */
async function counted(file, tally, suite) {
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  const { code } = await suite();
  const text = await readFile(file, 'utf8').catch(() => null);
  return settle(code, text === null ? null : tally(JSON.parse(text)));
}
