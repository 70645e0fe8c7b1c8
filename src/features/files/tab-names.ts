import { baseName, folderOf } from '../../../worker/project/file-path.ts';

export interface TabName {
  readonly name: string;
  /** As much of the folder as tells this file from others of its name; empty where none has. */
  readonly folder: string;
}

/** What tabs are called: by the file's name, and by its folder where two have the same. */
export function tabNames(paths: readonly string[]): readonly TabName[] {
  return paths.map((path) => {
    const name = baseName(path);
    const isShared = paths.some((other) => other !== path && baseName(other) === name);
    return { name, folder: isShared ? folderOf(path) : '' };
  });
}
