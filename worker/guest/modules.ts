/**
 * The modules that the engine's loader can ask for. The compiler offers them before it evaluates the handler; what was not
 * loaded by then stays for `import()` in a request.
 */
import { isRelative, resolveRelative } from './resolve.ts';

/** JavaScript by module name; of a module that was loaded only the name stays. */
const sources = new Map<string, string | null>();
/** Modules of packages, by the specifier that means them everywhere. */
const packages = new Map<string, string>();

/** `specifier`: empty for a module that is imported by its path. */
export function offerModule(name: string, source: string, specifier: string): void {
  sources.set(name, source);
  if (specifier !== '') packages.set(specifier, name);
}

/** Called by the engine for each import; `importer` and the answer are module names. */
export function resolveModule(importer: string, specifier: string): string {
  const found = isRelative(specifier)
    ? resolveRelative(importer, specifier, (name) => sources.has(name))
    : packages.get(specifier);
  if (found) return found;
  throw new TypeError(`there is no module "${specifier}" (imported by ${importer})`);
}

/** Called by the engine once for each module, with the name that resolving gave. */
export function loadModule(name: string): string {
  const source = sources.get(name);
  if (typeof source !== 'string') throw new TypeError(`there is no module "${name}"`);
  sources.set(name, null);
  return source;
}
