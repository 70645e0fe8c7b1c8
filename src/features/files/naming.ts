import { baseName, fileKind, folderOf } from '../../../worker/project/file-path.ts';
import type { Naming } from '../../state/app-state.ts';
import { type Layout, moved, withFiles } from '../../state/files/layout.ts';

/** What a name that is being typed comes to. */
export interface Named {
  readonly path: string;
  /** Why it cannot be, in words; null when it can. */
  readonly problem: string | null;
}

/** @param typed relative to the folder: `lib/greet` makes the folder too, and is code unless it says otherwise */
export function named(layout: Layout, naming: Naming, typed: string): Named {
  const text = typed.trim();
  if (naming.kind === 'new') {
    const path = joined(naming.folder, hasEnding(text) ? text : `${text}.ts`);
    if (text === '') return { path, problem: 'A file needs a name.' };
    const added = withFiles(layout, [{ id: 'new', path }]);
    return { path, problem: added.ok ? null : added.problem };
  }
  const path = joined(folderOf(naming.path), text);
  if (text === '') return { path, problem: 'It needs a name.' };
  const renamed = moved(layout, naming.path, path);
  return { path, problem: renamed.ok ? null : renamed.problem };
}

export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The part of a name to type over first: all but the ending of a file. */
export function stemLength(name: string): number {
  const dot = fileKind(name) === null ? -1 : name.lastIndexOf('.');
  return dot < 1 ? name.length : dot;
}

/** What a new file holds before anything is typed: JSON that is empty does not parse. */
export function firstText(path: string): string {
  return fileKind(path) === 'json' ? '{}\n' : '';
}

const hasEnding = (path: string): boolean => baseName(path).includes('.');
