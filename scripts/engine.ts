/** `npm run engine`: assembles the engine into .cache/engine unless it is there already for the same inputs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assembleEngine } from '../worker/engine/assemble.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outFolder = join(root, '.cache/engine');
const stamp = join(outFolder, 'inputs.sha256');

/** Everything that decides what the engine is: our sources, and the versions of the packages it is made of. */
function hashInputs(): string {
  const hash = createHash('sha256');
  for (const folder of ['worker/engine', 'worker/guest', 'worker/compiler'])
    for (const name of readdirSync(join(root, folder)).sort())
      if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
        hash.update(name).update(readFileSync(join(root, folder, name)));
  for (const name of [
    'quickjs-wasi',
    'binaryen',
    '@bytecodealliance/jco',
    '@bytecodealliance/jco-transpile',
    'esbuild',
  ])
    hash.update(readFileSync(join(root, 'node_modules', name, 'package.json')));
  return hash.digest('hex');
}

function isCurrent(hash: string): boolean {
  try {
    return readFileSync(stamp, 'utf8') === hash;
  } catch {
    return false;
  }
}

const hash = hashInputs();
if (isCurrent(hash)) console.log('The engine is up to date.');
else {
  const startMs = performance.now();
  rmSync(outFolder, { recursive: true, force: true });
  await assembleEngine(outFolder);
  writeFileSync(stamp, hash);
  console.log(`Assembled the engine in ${((performance.now() - startMs) / 1000).toFixed(1)} s.`);
}
