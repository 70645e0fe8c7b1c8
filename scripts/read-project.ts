/** A project on disk: a handler's file and all that it imports, for commands that compile. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describeFailure, type Failure } from '../src/state/describe-failure.ts';
import { importsOf } from '../worker/compiler/module-graph.ts';
import { moduleSource } from '../worker/compiler/module-source.ts';
import { isRelative, resolveRelative } from '../worker/guest/resolve.ts';
import type { CompileInput } from '../worker/protocol/compiler.ts';

export interface DiskProject {
  /** As it was given. */
  readonly entryPath: string;
  /** Its paths start from the deepest folder that holds all its files. */
  readonly input: CompileInput;
}

/** Throws where `entryPath` cannot be read. What is imported and not there is left to the compiler to tell. */
export function readProject(entryPath: string): DiskProject {
  const entry = resolve(entryPath);
  const texts = new Map([[entry, readFileSync(entry, 'utf8')]]);
  let isComputed = false;
  for (const [path, text] of texts) {
    for (const specifier of specifiersOf(path, text)) {
      if (specifier === null) isComputed = true;
      else if (isRelative(specifier)) {
        const found = resolveRelative(path, specifier, isFile);
        if (found !== null && !texts.has(`/${found}`))
          texts.set(`/${found}`, readFileSync(`/${found}`, 'utf8'));
      }
    }
    // What a computed import() means is not known before it runs.
    if (isComputed)
      for (const other of filesUnder(dirname(entry))) texts.set(other, readFileSync(other, 'utf8'));
    isComputed = false;
  }
  const root = commonFolder([...texts.keys()]);
  const pathOf = (file: string): string => relative(root, file).split(sep).join('/');
  const files = [...texts].map(([file, text]) => ({ path: pathOf(file), text }));
  return { entryPath, input: { files, entry: pathOf(entry) } };
}

/** A failure in one line that begins with its place on disk. */
export function failureLine(project: DiskProject, failure: Failure): string {
  const { title, detail, location } = describeFailure(failure);
  const place = location
    ? `${spelled(project, location.file)}:${location.line}:${location.column}`
    : project.entryPath;
  return `${place}: ${title}: ${detail}`;
}

/** The path of a file of the project, as the reader spelled that of the entry. */
function spelled({ entryPath, input: { entry } }: DiskProject, file: string): string {
  return file === entry ? entryPath : join(dirname(entryPath), relative(dirname(entry), file));
}

/** None in code that does not parse, which the compiler will tell. */
function specifiersOf(path: string, text: string): (string | null)[] {
  const source = moduleSource(path, text);
  return source.ok && source.value.isCode
    ? importsOf(source.value.code).map(({ specifier }) => specifier)
    : [];
}

/** `path` without the root's slash, as resolving gives it. */
const isFile = (path: string): boolean => statSync(`/${path}`, { throwIfNoEntry: false })?.isFile() ?? false;

const MOST_FILES = 500;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !/[\\/](\.|node_modules[\\/])/.test(path.slice(folder.length)))
    .filter((path) => /\.(ts|js|mjs|json|txt|html|md|css|csv|svg|xml|sql|graphql)$/.test(path))
    .slice(0, MOST_FILES);
}

function commonFolder(paths: readonly string[]): string {
  let common = dirname(paths[0] ?? '');
  for (const path of paths)
    while (!path.startsWith(`${common}${sep}`) && common !== dirname(common)) common = dirname(common);
  return common;
}
