/** The packages that `npm run packages` made, each fetched when a project first imports it. */
import honoUrl from '../.cache/packages/hono.json?url';
import ittyRouterUrl from '../.cache/packages/itty-router.json?url';
import joseUrl from '../.cache/packages/jose.json?url';
import nanoidUrl from '../.cache/packages/nanoid.json?url';
import zodUrl from '../.cache/packages/zod.json?url';
import type { PackageBundle } from './packages/package-bundle.ts';
import type { PackageName } from './packages/packages.ts';

const URLS: Readonly<Record<PackageName, string>> = {
  hono: honoUrl,
  'itty-router': ittyRouterUrl,
  jose: joseUrl,
  nanoid: nanoidUrl,
  zod: zodUrl,
};

/** Rejects when the file cannot be fetched. */
export async function fetchPackage(name: PackageName): Promise<PackageBundle> {
  const response = await fetch(URLS[name]);
  if (!response.ok) throw new Error(`${URLS[name]}: ${response.status}`);
  return (await response.json()) as PackageBundle;
}
