/** The files of a project: which sets of them make one. */
import { z } from 'zod';
import { fileKind, foldPath, pathProblem } from './file-path.ts';

export const MOST_FILES = 100;
/** Of all texts together, in UTF-16 code units: what browsers count storage in. One file may have it all. */
export const TEXT_LIMIT_CHARS = 400_000;

const fileSchema = z.strictObject({
  /** Such as `lib/greet.ts`; see `file-path.ts`. */
  path: z.string(),
  text: z.string(),
});
export type ProjectFile = Readonly<z.infer<typeof fileSchema>>;

/** What keeps a set of files from being a project. `index` is that of the file to blame; null blames all together. */
export interface FilesProblem {
  readonly index: number | null;
  readonly message: string;
}

export const filesSchema = z
  .array(fileSchema)
  .min(1, 'a project has at least one file')
  .max(MOST_FILES)
  .superRefine((files, context) => {
    const problem = problemOfPaths(files.map(({ path }) => path)) ?? problemOfTexts(files);
    if (problem === null) return;
    const path = problem.index === null ? [] : [problem.index, 'path'];
    context.addIssue({ code: 'custom', path, message: problem.message });
  });

/** The first path that is malformed, there twice, or a file where another needs a folder. */
export function problemOfPaths(paths: readonly string[]): FilesProblem | null {
  const taken = new Map<string, Place>();
  for (const [index, path] of paths.entries()) {
    const problem = pathProblem(path);
    const message = problem === null ? clash(path, taken) : `“${path}” ${problem}`;
    if (message !== null) return { index, message };
  }
  return null;
}

/** Whether this file's exports can answer requests. */
export function canAnswer(path: string): boolean {
  return fileKind(path) === 'code';
}

interface Place {
  readonly path: string;
  readonly isFile: boolean;
}

/** Takes a path's own place and those of its folders; says which of them another file has. */
function clash(path: string, taken: Map<string, Place>): string | null {
  const parts = path.split('/');
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const place: Place = { path: parts.slice(0, depth).join('/'), isFile: depth === parts.length };
    const folded = foldPath(place.path);
    const message = clashOf(place, taken.get(folded));
    if (message !== null) return message;
    taken.set(folded, place);
  }
  return null;
}

function clashOf(place: Place, other: Place | undefined): string | null {
  if (other === undefined) return null;
  if (place.isFile !== other.isFile) return `“${place.path}” cannot be a file and a folder at once`;
  if (place.path !== other.path) return `“${place.path}” and “${other.path}” differ only in their spelling`;
  return place.isFile ? `“${place.path}” is there already` : null;
}

/** What is wrong with their sizes. */
export function problemOfTexts(files: readonly ProjectFile[]): FilesProblem | null {
  const sizeChars = files.reduce((sum, { text }) => sum + text.length, 0);
  if (sizeChars <= TEXT_LIMIT_CHARS) return null;
  const largest = files.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  const [size, limit, most] = [sizeChars, TEXT_LIMIT_CHARS, largest.text.length].map((count) =>
    count.toLocaleString('en'),
  );
  return {
    index: null,
    message: `may hold at most ${limit} characters together and hold ${size}, “${largest.path}” alone ${most}`,
  };
}
