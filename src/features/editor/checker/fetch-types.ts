/** Declarations made by `npm run packages` and `npm run runtime-types`, each fetched when it is first needed. */
import runtimeUrl from '../../../../.cache/runtime-types/lib.json?url';
import type { PackageTypes } from '../../../../worker/packages/package-bundle.ts';
import type { TypeSource } from './project-worker.ts';

const FOLDER = '../../../../.cache/packages';

/** Address of each package's declarations, by path of their file. */
const packageUrls = import.meta.glob<string>('../../../../.cache/packages/*.types.json', {
  query: '?url',
  import: 'default',
  eager: true,
  exhaustive: true,
});

export const FETCHED: TypeSource = {
  runtime: () => load(runtimeUrl),
  package: (name) => load(packageUrls[`${FOLDER}/${name}.types.json`] ?? name),
};

async function load(url: string): Promise<PackageTypes> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as PackageTypes;
}
