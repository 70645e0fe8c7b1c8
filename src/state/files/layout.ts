/** Where the files of a project are and which of them answers; their texts are not part of it. Pure. */
import { baseName, fileKind, foldPath, isWithin } from '../../../worker/project/file-path.ts';
import { canAnswer, MOST_FILES, problemOfPaths } from '../../../worker/project/files.ts';

/** Names a file for as long as it exists, wherever it moves. */
export type FileId = string;

export interface PlacedFile {
  readonly id: FileId;
  readonly path: string;
}

export interface Layout {
  readonly files: readonly PlacedFile[];
  /** The file whose exports answer requests. */
  readonly entry: FileId;
}

/** What became of a wish, or what is wrong with it, in words for its reader. */
export type Rearranged =
  { readonly ok: true; readonly layout: Layout } | { readonly ok: false; readonly problem: string };

export function withFiles(layout: Layout, added: readonly PlacedFile[]): Rearranged {
  return checked({ ...layout, files: [...layout.files, ...added] });
}

/** Gives a file, or a folder with all that is in it, another path. */
export function moved(layout: Layout, from: string, to: string): Rearranged {
  if (to !== from && isWithin(to, from)) return refused(`“${baseName(from)}” cannot go into itself.`);
  const files = layout.files.map(({ id, path }) => ({
    id,
    path: isWithin(path, from) ? to + path.slice(from.length) : path,
  }));
  return checked({ ...layout, files });
}

/** Takes away a file, or a folder with all that is in it. Another file answers if the one that did is gone. */
export function without(layout: Layout, path: string): Rearranged {
  const files = layout.files.filter((file) => !isWithin(file.path, path));
  if (files.some(({ id }) => id === layout.entry)) return checked({ ...layout, files });
  const next = likelyEntry(files);
  if (next === null) return refused(`“${path}” stays: no other code is there to answer requests.`);
  return checked({ files, entry: next.id });
}

export function withEntry(layout: Layout, path: string): Rearranged {
  const file = layout.files.find((each) => each.path === path);
  return file === undefined ? refused(`“${path}” is not there.`) : checked({ ...layout, entry: file.id });
}

/** A path like this one that no file has: `notes.txt`, `notes-2.txt`, … */
export function freePath(taken: readonly string[], path: string): string {
  const folded = new Set(taken.map(foldPath));
  const dot = path.lastIndexOf('.');
  let free = path;
  for (let count = 2; folded.has(foldPath(free)); count += 1)
    free = `${path.slice(0, dot)}-${count}${path.slice(dot)}`;
  return free;
}

const ENTRY_NAMES = ['handler', 'index', 'main', 'worker', 'app'];

/** The file that most looks as if its exports answer requests: by name, then by depth. Null where there is no code. */
function likelyEntry(files: readonly PlacedFile[]): PlacedFile | null {
  const rank = ({ path }: PlacedFile): number => {
    const name = ENTRY_NAMES.indexOf(baseName(path).replace(/\.\w+$/, ''));
    return (name === -1 ? ENTRY_NAMES.length : name) + path.split('/').length * ENTRY_NAMES.length;
  };
  const [best] = files
    .filter(({ path }) => canAnswer(path))
    .toSorted((one, other) => rank(one) - rank(other));
  return best ?? null;
}

function checked(layout: Layout): Rearranged {
  const { files, entry } = layout;
  if (files.length > MOST_FILES) return refused(`A project holds at most ${MOST_FILES} files.`);
  const problem = problemOfPaths(files.map(({ path }) => path));
  if (problem !== null) return refused(`${problem.message}.`);
  const answering = files.find(({ id }) => id === entry);
  if (answering === undefined || canAnswer(answering.path)) return { ok: true, layout };
  const kind = fileKind(answering.path) === 'json' ? 'data' : 'text';
  return refused(`“${answering.path}” would be ${kind}, and the file that answers requests is code.`);
}

const refused = (problem: string): Rearranged => ({ ok: false, problem });
