/**
 * `npm start`: from a fresh clone to the page in a browser, needing only Node. `--dev` serves the sources instead of the
 * build. The port is PORT, else 4173.
 */
import { ensureBuilt, ensureEngine, ensurePackages } from './setup/build.mjs';
import { endWithChildren } from './setup/commands.mjs';
import { checkNode, ensureDependencies } from './setup/dependencies.mjs';
import { checkPortIsFree, choosePort, serve } from './setup/serve.mjs';
import { report, step } from './setup/steps.mjs';

let serving = false;

async function start() {
  const mode = process.argv.includes('--dev') ? 'dev' : 'preview';
  await step('Checking Node', () => checkNode());
  const port = choosePort(process.env['PORT']);
  await checkPortIsFree(port);
  await step('Installing dependencies', ensureDependencies);
  await step('Assembling the engine', ensureEngine);
  await step('Making packages and declarations', ensurePackages);
  if (mode === 'preview') await step('Building the page', ensureBuilt);
  await step('Starting the server', async () => ({ value: await serve(mode, port) }));
  serving = true;
  console.log(`\nHalfmilli is at http://localhost:${port}/ (Ctrl-C ends it)`);
}

endWithChildren(() => serving);
start().catch((error) => {
  console.error(`\n${report(error)}`);
  process.exit(1);
});
