/** Node's version and the installed packages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustSucceed, npm, root } from './commands.mjs';
import { SetupError } from './steps.mjs';

const OLDEST_NODE = [20, 19];

/** @param {string} version such as `20.19.0` */
export async function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
    return { note: version, value: undefined };
  throw new SetupError(
    `Halfmilli needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}. See https://nodejs.org for a newer one.`,
  );
}

/**
 * Installs what package-lock.json names, unless exactly that is there. Not with `npm ci`: it refuses a lock file that
 * lacks native binaries of platforms other than the one it was written on, though nobody needs them there.
 */
export async function ensureDependencies() {
  if (await installed()) return { note: 'up to date', value: undefined };
  const flags = ['--no-save', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  await mustSucceed('npm install', npm(['install', ...flags]));
  return { value: undefined };
}

/**
 * Compares versions, not file times: a checkout makes every file new, and npm writes its record of what it installed
 * (`node_modules/.package-lock.json`) last, so an interrupted install has none.
 */
async function installed() {
  const [wanted, present] = await Promise.all([
    readPackages(join(root, 'package-lock.json')),
    readPackages(join(root, 'node_modules/.package-lock.json')),
  ]);
  if (!wanted || !present) return false;
  return satisfies(wanted, present);
}

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * @param {Packages} wanted
 * @param {Packages} present
 */
export function satisfies(wanted, present) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Promise<Packages | null>}
 */
async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages ?? null;
  } catch {
    // Missing or half written: both mean that npm has to do its work.
    return null;
  }
}
