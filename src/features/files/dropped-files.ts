import { pathProblem } from '../../../worker/project/file-path.ts';
import { type ProjectFile, TEXT_LIMIT_CHARS } from '../../../worker/project/files.ts';
import { formatBytes } from '../../ui/quantities.ts';

/** A file from outside, with the path it came by, such as `site/lib/greet.ts`. */
export interface OutsideFile {
  readonly path: string;
  readonly file: File;
}

export interface ReadFiles {
  readonly files: readonly ProjectFile[];
  /** Why others were left out, in words. */
  readonly problems: readonly string[];
}

/** More bytes than that are no text of a project, in any encoding. */
const SIZE_LIMIT_BYTES = 4 * TEXT_LIMIT_CHARS;

/**
 * All files of a drop, those in folders too. What is hidden, such as `.git`, and installed packages are passed over.
 * Has to be called while the drop event is handled.
 */
export async function filesOfDrop({ items }: DataTransfer): Promise<readonly OutsideFile[]> {
  const dropped = Array.from(items, (item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter(
    (each) => each !== null,
  );
  return (await Promise.all(dropped.map(filesOfDropped))).flat();
}

/** Those that are texts that a project can hold. */
export async function readOutside(outside: readonly OutsideFile[]): Promise<ReadFiles> {
  const read = await Promise.all(outside.map(readOne));
  return {
    files: read.filter((each) => typeof each !== 'string'),
    problems: read.filter((each) => typeof each === 'string'),
  };
}

async function readOne({ path: given, file }: OutsideFile): Promise<ProjectFile | string> {
  const path = given.replace(/\.\w+$/, (ending) => ending.toLowerCase());
  const problem = pathProblem(path);
  if (problem !== null) return `“${path}” ${problem}`;
  if (file.size > SIZE_LIMIT_BYTES) return `“${path}” has ${formatBytes(file.size)}, too much for a project`;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? `“${path}” is no text` : { path, text };
  } catch {
    return `“${path}” is no UTF-8 text, or cannot be read`;
  }
}

async function filesOfDropped(dropped: FileSystemEntry | File): Promise<readonly OutsideFile[]> {
  return dropped instanceof File ? [{ path: dropped.name, file: dropped }] : filesOfEntry(dropped);
}

async function filesOfEntry(entry: FileSystemEntry): Promise<OutsideFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
  if (entry instanceof FileSystemFileEntry)
    return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  return (await Promise.all((await entriesOf(entry)).map(filesOfEntry))).flat();
}

/** A reader gives a hundred or so at a time, then none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
