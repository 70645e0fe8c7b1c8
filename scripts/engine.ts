/** `npm run engine`: assembles the engine into .cache/engine unless it is there already for the same inputs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assembleEngine } from '../worker/engine/assemble.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outFolder = join(root, '.cache/engine');
const nextFolder = `${outFolder}-${process.pid}`;
const STAMP = 'inputs.sha256';

/** What assembling shares with the compiler. */
const SHARED_SOURCES = ['engine', 'snapshot', 'wasm-binary'].map((name) => `worker/compiler/${name}.ts`);

/** Everything that decides what the engine is: our sources, and the versions of the packages it is made of. */
function hashInputs(): string {
  const hash = createHash('sha256');
  for (const name of SHARED_SOURCES) hash.update(readFileSync(join(root, name)));
  for (const folder of ['worker/engine', 'worker/guest'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
        hash.update(name).update(readFileSync(join(root, folder, name)));
  for (const name of [
    'quickjs-wasi',
    'binaryen',
    '@bytecodealliance/jco',
    '@bytecodealliance/jco-transpile',
    'esbuild',
    'fflate',
    'urlpattern-polyfill',
    'web-streams-polyfill',
  ])
    hash.update(readFileSync(join(root, 'node_modules', name, 'package.json')));
  return hash.digest('hex');
}

function isCurrent(hash: string): boolean {
  try {
    return readFileSync(join(outFolder, STAMP), 'utf8') === hash;
  } catch {
    return false;
  }
}

const hash = hashInputs();
if (isCurrent(hash)) console.log('The engine is up to date.');
else {
  const startMs = performance.now();
  // Beside the old one and then in its place, so that whoever reads the engine meanwhile finds it whole.
  await assembleEngine(nextFolder);
  writeFileSync(join(nextFolder, STAMP), hash);
  rmSync(outFolder, { recursive: true, force: true });
  renameSync(nextFolder, outFolder);
  console.log(`Assembled the engine in ${((performance.now() - startMs) / 1000).toFixed(1)} s.`);
}
