/** An import of a name that the module does not export: who imports it, and which names there are. */
import { parse } from 'es-module-lexer/js';
import { isRelative, resolveRelative } from '../guest/resolve.ts';
import type { SourceMapper } from '../host/user-stack.ts';
import type { CompileFailure } from '../protocol/failure.ts';
import { importsOf, locateIn, type Module } from './module-graph.ts';

type ExportMissing = Extract<CompileFailure, { kind: 'export-missing' }>;

/** As QuickJS words them. */
const MESSAGES: readonly (readonly [RegExp, ExportMissing['why']])[] = [
  [/^Could not find export '(.*)' in module '(.*)'$/, 'absent'],
  [/^export '(.*)' in module '(.*)' is ambiguous$/, 'ambiguous'],
  [/^circular reference when looking for export '(.*)' in module '(.*)'$/, 'circular'],
];

/** Null where `message` says something else, or nothing that the user wrote is at fault. */
export function missingExport(
  message: string,
  modules: readonly Module[],
  mapper: SourceMapper,
): ExportMissing | null {
  for (const [pattern, why] of MESSAGES) {
    const [, name, moduleName] = pattern.exec(message) ?? [];
    if (name === undefined || moduleName === undefined) continue;
    const found = importOf(name, moduleName, modules, mapper);
    const exports = exportsOf(moduleName, modules, new Set()).filter((each) => each !== name);
    return found && { kind: 'export-missing', why, name, ...found, exports };
  }
  return null;
}

/** Where one of the user's modules imports `exportName` from `moduleName`. */
function importOf(
  exportName: string,
  moduleName: string,
  modules: readonly Module[],
  mapper: SourceMapper,
): Pick<ExportMissing, 'specifier' | 'location'> | null {
  for (const module of modules)
    for (const { specifier, statement } of importsOf(module.code)) {
      if (specifier === null || resolve(module.name, specifier, modules) !== moduleName) continue;
      const text = module.code.slice(statement.start, statement.end);
      const index = nameIn(text, exportName);
      const location = index < 0 ? null : locateIn(module, statement.start + index, mapper);
      if (location) return { specifier, location };
    }
  return null;
}

/** Where the statement `text` names `exportName`; -1 where it does not. */
function nameIn(text: string, exportName: string): number {
  const escaped = exportName.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const named = text.search(new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`));
  if (named >= 0 || exportName !== 'default') return named;
  return /^import\s+[\w$]/.test(text) ? text.search(/(?<=^import\s+)[\w$]/) : -1;
}

function resolve(importer: string, specifier: string, modules: readonly Module[]): string | undefined {
  const found = isRelative(specifier)
    ? modules.find(({ name }) => name === resolveRelative(importer, specifier, isModule))
    : modules.find((module) => module.specifier === specifier);
  return found?.name;

  function isModule(path: string): boolean {
    return modules.some(({ name }) => name === path);
  }
}

function exportsOf(moduleName: string, modules: readonly Module[], seen: Set<string>): string[] {
  const module = modules.find(({ name }) => name === moduleName);
  if (!module || seen.has(moduleName)) return [];
  seen.add(moduleName);
  const names = parse(module.code)[1].flatMap((found) => {
    if (found.type !== 'reexport-all') return [found.name];
    const from = resolve(moduleName, found.from, modules) ?? '';
    return exportsOf(from, modules, seen).filter((name) => name !== 'default');
  });
  return [...new Set(names)];
}
