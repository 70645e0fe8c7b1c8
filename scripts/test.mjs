/**
 * `npm test`: sets up like `npm start`, then runs every suite, also after one has failed. Names of suites as arguments
 * (`npm test -- unit e2e`) run only those. It ends with what failed and why, the suites, and a last line
 * `N passed, N failed`; each check counts as one.
 */
import { ensureEngine, ensurePackages } from './setup/build.mjs';
import { endWithChildren } from './setup/commands.mjs';
import { checkNode, ensureDependencies } from './setup/dependencies.mjs';
import { report, seconds, SetupError, step } from './setup/steps.mjs';
import { SUITES } from './setup/suites.mjs';
import { sum, words } from './setup/tally.mjs';

/** @param {readonly string[]} names */
function chooseSuites(names) {
  const unknown = names.filter((name) => SUITES.every((suite) => suite.name !== name));
  if (unknown.length > 0) {
    const known = SUITES.map(({ name }) => name).join(', ');
    throw new SetupError(`There is no suite called ${unknown.join(', ')}. Suites: ${known}.`);
  }
  return names.length === 0 ? SUITES : SUITES.filter(({ name }) => names.includes(name));
}

async function test() {
  const suites = chooseSuites(process.argv.slice(2));
  await step('Checking Node', () => checkNode());
  await step('Installing dependencies', ensureDependencies);
  await step('Assembling the engine', ensureEngine);
  await step('Making packages and declarations', ensurePackages);

  const results = [];
  for (const { what, run } of suites) {
    console.log(`\n${what}`);
    const start = performance.now();
    results.push({ what, tally: await run(), durationMs: performance.now() - start });
  }

  for (const { what, tally } of results)
    for (const failure of tally.failures) console.log(`\nFAILED  ${what}\n${failure}`);

  console.log('');
  for (const { what, tally, durationMs } of results) {
    const mark = tally.failed === 0 ? 'ok    ' : 'FAILED';
    console.log(`${mark}  ${what.padEnd(28)}${seconds(durationMs).padStart(8)}   ${words(tally)}`);
  }
  return sum(results.map(({ tally }) => tally));
}

endWithChildren();
try {
  const total = await test();
  console.log(`\n${words(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} catch (error) {
  console.log(`\n${report(error)}\n\n${words({ passed: 0, failed: 1, skipped: 0 })}`);
  process.exitCode = 1;
}
