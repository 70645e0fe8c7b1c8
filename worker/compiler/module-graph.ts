/**
 * The modules that a project's entry can reach, as JavaScript. The engine's own loader loads and links them; walking them
 * first finds what is missing at the very place of its specifier, and leaves out what nobody imports.
 */
import { parse } from 'es-module-lexer/js';
import { isRelative, resolveRelative } from '../guest/resolve.ts';
import { placesIn } from '../host/plain-code.ts';
import { createSourceMapper, type SourceMapper } from '../host/user-stack.ts';
import { importableInstead, packageOf } from '../packages/packages.ts';
import type { PackageBundle } from '../packages/package-bundle.ts';
import type { CompileInput, FileMap } from '../protocol/compiler.ts';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { moduleSource } from './module-source.ts';

/** JavaScript as the engine gets it. */
export interface Module {
  /** Path in the project; modules of packages lie under `node_modules/`. */
  readonly name: string;
  readonly code: string;
  /** What means this module wherever it is imported; empty where its path does. */
  readonly specifier: string;
  /** Whether it can use the runtime: data and text cannot. */
  readonly isCode: boolean;
}

export interface ModuleGraph {
  readonly entry: Module;
  /** All others, in the order in which they were found. */
  readonly others: readonly Module[];
  readonly sourceMaps: readonly FileMap[];
}

interface Import {
  /** Null where it is computed. */
  readonly specifier: string | null;
  /** Of the specifier, in the code. */
  readonly index: number;
  readonly statement: { readonly start: number; readonly end: number };
  /** All that follows the specifier, where that says `with`. */
  readonly attributes: { readonly start: number; readonly end: number } | null;
}

/** `packages` must hold all that `packagesNamed` names. */
export function walkModules(
  input: CompileInput,
  packages: ReadonlyMap<string, PackageBundle>,
): Result<ModuleGraph, CompileFailure> {
  return new Walk(input, packages).run();
}

/** Packages that any of the files may import. */
export function packagesNamed(texts: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const text of texts)
    for (const [, specifier = ''] of text.matchAll(/\b(?:from|import)\s*\(?\s*["'`]([@\w][\w./-]*)["'`]/g)) {
      const found = packageOf(specifier);
      if (found) names.add(found.name);
    }
  return names;
}

class Walk {
  readonly #input: CompileInput;
  readonly #packages: ReadonlyMap<string, PackageBundle>;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #modules = new Map<string, Module>();
  readonly #sourceMaps: FileMap[] = [];
  #isComputed = false;

  constructor(input: CompileInput, packages: ReadonlyMap<string, PackageBundle>) {
    this.#input = input;
    this.#packages = packages;
    this.#texts = new Map(input.files.map(({ path, text }) => [path, text]));
  }

  run(): Result<ModuleGraph, CompileFailure> {
    const { entry } = this.#input;
    if (!this.#texts.has(entry)) return failed({ kind: 'no-entry', entry, files: [...this.#texts.keys()] });
    const failure = this.#follow(entry) ?? this.#followComputed();
    if (failure) return failed(failure);
    const [first, ...others] = this.#modules.values();
    if (!first) throw new Error('the entry is not among its own modules');
    return { ok: true, value: { entry: first, others, sourceMaps: this.#sourceMaps } };
  }

  /** Takes in a file of the project and all that it imports. */
  #follow(path: string): CompileFailure | null {
    const text = this.#texts.get(path) ?? '';
    const source = moduleSource(path, text);
    if (!source.ok) return source.failure;
    const { code, sourceMap, isCode } = source.value;
    this.#modules.set(path, {
      name: path,
      code: isCode ? withoutAttributes(code) : code,
      specifier: '',
      isCode,
    });
    if (!isCode) return null;
    this.#sourceMaps.push({ file: path, code, sourceMap });
    for (const { specifier, index } of importsOf(code)) {
      if (specifier === null) {
        this.#isComputed = true;
        continue;
      }
      const failure = isRelative(specifier)
        ? this.#followRelative(path, specifier, index)
        : this.#followPackage(path, specifier, index);
      if (failure) return failure;
    }
    return null;
  }

  #followRelative(importer: string, specifier: string, index: number): CompileFailure | null {
    const found = resolveRelative(importer, specifier, (path) => this.#texts.has(path));
    if (found === null) return this.#unavailable(importer, specifier, index);
    return this.#modules.has(found) ? null : this.#follow(found);
  }

  #followPackage(importer: string, specifier: string, index: number): CompileFailure | null {
    const named = packageOf(specifier);
    const bundle = named && this.#packages.get(named.name);
    const file = named && bundle?.entries[named.entry];
    if (!bundle || !file) return this.#unavailable(importer, specifier, index);
    this.#takePackageFile(bundle, file, specifier);
    return null;
  }

  #takePackageFile(bundle: PackageBundle, file: string, specifier: string): void {
    const name = `node_modules/${bundle.name}/${file}`;
    const known = this.#modules.get(name);
    if (known) {
      if (specifier !== '') this.#modules.set(name, { ...known, specifier });
      return;
    }
    const code = bundle.files[file];
    if (code === undefined) throw new Error(`the package ${bundle.name} has no file ${file}`);
    this.#modules.set(name, { name, code, specifier, isCode: true });
    for (const { specifier: wanted } of importsOfPackageFile(name, code)) {
      if (wanted === null) continue;
      const relative = resolveRelative(file, wanted, (path) => path in bundle.files);
      if (relative !== null && isRelative(wanted)) this.#takePackageFile(bundle, relative, '');
      else this.#followPackage(name, wanted, 0);
    }
  }

  /** A computed `import()` can mean any file of the project; one that is broken cannot be imported. */
  #followComputed(): null {
    if (!this.#isComputed) return null;
    for (const path of this.#texts.keys()) {
      const failure = this.#modules.has(path) ? null : this.#follow(path);
      if (failure)
        this.#modules.set(path, { name: path, code: refusing(failure), specifier: '', isCode: false });
    }
    return null;
  }

  #unavailable(importer: string, specifier: string, index: number): CompileFailure {
    const importable = isRelative(specifier) ? [] : importableInstead(specifier);
    return { kind: 'import-unavailable', specifier, location: this.#locate(importer, index), importable };
  }

  #locate(name: string, index: number): SourceLocation {
    const code = this.#modules.get(name)?.code ?? '';
    const mapper = createSourceMapper(this.#sourceMaps);
    return locateIn({ name, code }, index, mapper) ?? { file: name, ...placesIn(code)(index) };
  }
}

/** Null in modules that are not the user's. */
export function locateIn(
  { name, code }: Pick<Module, 'name' | 'code'>,
  index: number,
  mapper: SourceMapper,
): SourceLocation | null {
  const { line, column } = placesIn(code)(index);
  return mapper.locate(name, line, column);
}

/** A module that says what is wrong with it when it is imported. */
function refusing(failure: CompileFailure): string {
  const { file, line, column } = 'location' in failure && failure.location ? failure.location : NOWHERE;
  const words =
    'message' in failure
      ? failure.message
      : 'specifier' in failure
        ? `cannot import "${failure.specifier}"`
        : failure.kind;
  return `throw new SyntaxError(${JSON.stringify(`${file}:${line}:${column}: ${words}`)});`;
}

const NOWHERE: SourceLocation = { file: '', line: 1, column: 1 };

const failed = (failure: CompileFailure): Result<never, CompileFailure> => ({ ok: false, failure });

/**
 * What a module is follows from its name; the engine would load one that is imported with and without `with { type: 'json' }`
 * twice. Nothing moves.
 */
function withoutAttributes(code: string): string {
  let rest = code;
  for (const { attributes } of importsOf(code)) {
    if (attributes === null) continue;
    const { start, end } = attributes;
    rest = rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end);
  }
  return rest;
}

/** None in code that cannot be read: the engine will say what is wrong with it. */
export function importsOf(code: string): Import[] {
  try {
    return parse(code)[0].flatMap((found) => {
      if (found.type === 'import-meta') return [];
      const isDynamic = found.type === 'dynamic';
      const { start, end, importStart, importEnd } = found;
      // Static specifiers are told without their quotes.
      const attributes = isDynamic ? { start: end, end: importEnd - 1 } : { start: end + 1, end: importEnd };
      return [
        {
          // A template with a substitution is told with a star in its place.
          specifier: isDynamic && found.glob ? null : (found.specifier ?? null),
          index: isDynamic ? start : start - 1,
          statement: { start: importStart, end: importEnd },
          attributes: found.attributes && attributes,
        },
      ];
    });
  } catch {
    return [];
  }
}

const known = new Map<string, Import[]>();

/** The code of packages never changes. */
function importsOfPackageFile(name: string, code: string): Import[] {
  const imports = known.get(name) ?? importsOf(code);
  known.set(name, imports);
  return imports;
}
