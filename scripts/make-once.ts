/** Folders of `.cache` that are made again only when what they are made from has changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything that decides what a folder will hold, by path from the root. */
export interface Inputs {
  readonly files: readonly string[];
  /** All their TypeScript, tests left out. */
  readonly folders: readonly string[];
  /** Names in `node_modules`; their versions count. */
  readonly packages: readonly string[];
}

const STAMP = 'inputs.sha256';

/** `make` gets the folder to write into, which may not exist yet. */
export async function makeOnce(
  name: string,
  inputs: Inputs,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const hash = hashOf(inputs);
  const folder = join(root, '.cache', name);
  if (stampOf(folder) === hash) return console.log(`.cache/${name} is up to date.`);
  const startMs = performance.now();
  // Beside the old one and then in its place, so that whoever reads the folder meanwhile finds it whole.
  const next = `${folder}-${process.pid}`;
  await make(next);
  writeFileSync(join(next, STAMP), hash);
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
  console.log(`Made .cache/${name} in ${((performance.now() - startMs) / 1000).toFixed(1)} s.`);
}

function hashOf({ files, folders, packages }: Inputs): string {
  const hash = createHash('sha256');
  const paths = [
    ...files,
    ...folders.flatMap(sourcesIn),
    ...packages.map((name) => `node_modules/${name}/package.json`),
  ];
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function stampOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, STAMP), 'utf8');
  } catch {
    return null;
  }
}
