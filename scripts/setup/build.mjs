/** The engine, the packages and the page, made again only when what they are made from has changed. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mustSucceed, npm, root } from './commands.mjs';

/** What `dist/` is made from. The last ones are outputs of the steps before. */
const BUILD_INPUTS = [
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'src',
  'public',
  'worker',
  'examples',
  '.cache/engine',
  '.cache/packages',
  '.cache/runtime-types',
];
const STAMP = join(root, '.cache/build-stamp.json');
const PAGE = join(root, 'dist/index.html');

/** These scripts keep their own record of what was made from what, and are quick when nothing changed. */
export async function ensureEngine() {
  await mustSucceed('Assembling the engine', npm(['run', '-s', 'engine']));
  return { value: undefined };
}

/** After the engine, which the editor's declarations are read from. */
export async function ensurePackages() {
  await mustSucceed('Making the packages', npm(['run', '-s', 'packages']));
  await mustSucceed('Declaring the runtime', npm(['run', '-s', 'runtime-types']));
  return { value: undefined };
}

export async function ensureBuilt() {
  const inputs = await hashOf(BUILD_INPUTS);
  if (await isCurrent(inputs)) return { note: 'unchanged', value: undefined };
  await mustSucceed('Building the page', npm(['run', '-s', 'build']));
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, JSON.stringify({ inputs, page: sha256(await readFile(PAGE)) }));
  return { value: undefined };
}

/**
 * The page names its scripts by content, so its own hash tells whether `dist/` is still what we built, or was built
 * since by hand from something else.
 *
 * @param {string} inputs
 */
async function isCurrent(inputs) {
  try {
    const stamp = JSON.parse(await readFile(STAMP, 'utf8'));
    return stamp.inputs === inputs && stamp.page === sha256(await readFile(PAGE));
  } catch {
    return false; // nothing built yet
  }
}

/**
 * @param {readonly string[]} paths files and folders below the root; those that are missing count as empty
 * @returns {Promise<string>}
 */
async function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesUnder(path))
      hash.update(`${file}\0${sha256(await readFile(join(root, file)))}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Promise<string[]>} in a stable order, tests left out
 */
async function filesUnder(path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === null) return [path];
  const nested = await Promise.all(entries.map((entry) => filesUnder(`${path}/${entry.name}`)));
  return nested
    .flat()
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort();
}

/** @param {string | Uint8Array} data */
function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}
