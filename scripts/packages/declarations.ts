/** Collects a package's declarations for the editor: those that its entries lead to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLER, ES_NEXT, ts } from '../../src/features/editor/checker/typescript.ts';
import type { PackageTypes } from '../../worker/packages/package-bundle.ts';
import type { PackageInfo } from '../../worker/packages/packages.ts';

const OPTIONS = { module: ES_NEXT, moduleResolution: BUNDLER };
const HOST = {
  fileExists: (path: string) => existsSync(path),
  readFile: (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
};

export function collectDeclarations(root: string, { name, version, entries }: PackageInfo): PackageTypes {
  const folder = join(root, 'node_modules', name, '/');
  const files = new Map<string, string>();
  const collect = (path: string): void => {
    if (files.has(path)) return;
    const text = mend(name, path, readFileSync(join(folder, path), 'utf8'));
    files.set(path, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles)
      if (fileName.startsWith('.')) collect(resolve(fileName, join(folder, path)).slice(folder.length));
  };
  const exports: Record<string, string> = {};
  for (const entry of entries) {
    // Where `types` names the CommonJS declarations, those of the ES modules lie beside them.
    const path = resolve(name + entry.slice(1), join(root, 'index.ts'))
      .slice(folder.length)
      .replace(/\.d\.cts$/, '.d.ts');
    exports[entry] = `./${path}`;
    collect(path);
  }
  files.set('package.json', JSON.stringify({ name, version, type: 'module', exports }));
  return { files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function resolve(specifier: string, from: string): string {
  const found = ts.resolveModuleName(specifier, from, OPTIONS, HOST).resolvedModule?.resolvedFileName;
  if (found === undefined) throw new Error(`no declarations for ${specifier}, imported by ${from}`);
  return found;
}

/** Declarations of what we leave out go, and paths that lead nowhere are put right. */
function mend(name: string, path: string, text: string): string {
  // As in bundle.ts.
  if (name === 'zod' && path === 'v4/locales/index.d.ts') return "export { default as en } from './en.js';\n";
  // Published as if from the folder of its sources: unresolved, half of the router would be `any`.
  if (name === 'itty-router') return text.replaceAll('import("types', 'import("./types');
  return text;
}
