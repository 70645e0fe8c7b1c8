/** The packages that `npm run packages` made, read from disk for commands and tests that run in Node. */
import { readFile } from 'node:fs/promises';
import type { PackageBundle, PackageTypes } from '../worker/packages/package-bundle.ts';

const folder = new URL('../.cache/packages/', import.meta.url);

export async function readPackage(name: string): Promise<PackageBundle> {
  return JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8')) as PackageBundle;
}

export async function readPackageTypes(name: string): Promise<PackageTypes> {
  return JSON.parse(await readFile(new URL(`${name}.types.json`, folder), 'utf8')) as PackageTypes;
}
