/**
 * Which module a specifier means, for the engine's module loader and for the compiler, which asks beforehand. Modules are
 * named by their path in the project; those of packages lie under `node_modules/`.
 */

/** What an import may leave out or, as TypeScript has it, misname. */
const ENDINGS = ['', '.ts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];
export const isRelative = (specifier: string): boolean => /^\.{1,2}(\/|$)/.test(specifier);

/** The module that `specifier` means in `importer`, or null; `has` says which there are. */
export function resolveRelative(
  importer: string,
  specifier: string,
  has: (path: string) => boolean,
): string | null {
  const path = join(importer, specifier);
  if (path === null) return null;
  for (const ending of ENDINGS) {
    const candidate = path === '' ? ending.replace(/^\//, '') : path + ending;
    if (has(candidate)) return candidate;
  }
  // TypeScript's own way: the file that it will be made into.
  const misnamed = path.endsWith('.js') ? `${path.slice(0, -3)}.ts` : null;
  return misnamed !== null && has(misnamed) ? misnamed : null;
}

/** Null where it leads out of the project. */
function join(importer: string, specifier: string): string | null {
  const segments = importer.split('/').slice(0, -1);
  for (const segment of specifier.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}
