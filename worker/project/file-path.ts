/** Paths of project files: relative, with `/` between folders, such as `lib/greet.ts`. Which are allowed, and of what kind. */

/** How a file is used by the code that imports it: run, parsed, or taken as a string. */
export type FileKind = 'code' | 'json' | 'text';

/** Path, folders and `/` included. */
const PATH_LIMIT_CHARS = 200;

const KINDS: Readonly<Record<string, FileKind>> = {
  ts: 'code',
  js: 'code',
  mjs: 'code',
  json: 'json',
  txt: 'text',
  md: 'text',
  html: 'text',
  css: 'text',
  csv: 'text',
  tsv: 'text',
  xml: 'text',
  svg: 'text',
  sql: 'text',
  graphql: 'text',
  yaml: 'text',
  yml: 'text',
  toml: 'text',
};

/** Besides letters and digits of any script, names have no character that a shell, an address or a stack trace would read as its own. */
const ODD = /[^\p{L}\p{M}\p{N}._\-+@~$[\] ]/u;

/** Null for a path whose ending a project has no use for. */
export function fileKind(path: string): FileKind | null {
  const ending = endingOf(path);
  return Object.hasOwn(KINDS, ending) ? (KINDS[ending] ?? null) : null;
}

/** The last part of a path: `greet.ts` of `lib/greet.ts`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder that a path lies in, without a final `/`; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether `path` is `folder` or lies somewhere inside it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Two paths that fold to the same text are one file on many disks. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** What is wrong with a file's path, in words that follow its name; null when nothing is. */
export function pathProblem(path: string): string | null {
  const problem = folderProblem(path);
  if (problem !== null || fileKind(path) !== null) return problem;
  const ending = endingOf(path);
  const known = Object.keys(KINDS).map((each) => `.${each}`);
  const list = `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
  return ending === '' ? `needs an ending: ${list}` : `ends in .${ending}, not in ${list}`;
}

/** The same for a folder's path, which needs no ending. */
export function folderProblem(path: string): string | null {
  if (path === '') return 'needs a name';
  if (path.length > PATH_LIMIT_CHARS) return `is longer than ${PATH_LIMIT_CHARS} characters`;
  if (path.includes('\\')) return 'has a \\: folders are divided by /';
  if (path.startsWith('/')) return 'starts with /: paths begin at the project’s top';
  if (path === 'node_modules' || path.startsWith('node_modules/'))
    return 'lies in node_modules, which is for packages';
  for (const part of path.split('/')) {
    const problem = partProblem(part);
    if (problem !== null) return problem;
  }
  return null;
}

function partProblem(part: string): string | null {
  if (part === '') return 'has a folder or file without a name';
  if (part === '.' || part === '..') return `has “${part}” in it, and paths go only downwards`;
  if (part.startsWith('.')) return 'has a part that starts with a dot';
  if (part !== part.trim()) return 'has a part that begins or ends with a space';
  if (part.endsWith('.')) return 'has a part that ends with a dot';
  const odd = ODD.exec(part)?.[0];
  return odd === undefined ? null : `has the character ${JSON.stringify(odd)}, which names may not have`;
}

function endingOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot + 1);
}
