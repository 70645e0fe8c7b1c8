import type { RawFile } from '../../project-zip.ts';

type PickFolder = () => Promise<FileSystemDirectoryHandle>;

/** Of the File System Access API, which not every browser has. */
function folderPicker(): PickFolder | undefined {
  const { showDirectoryPicker } = globalThis as { showDirectoryPicker?: PickFolder };
  return showDirectoryPicker?.bind(globalThis);
}

export function canSaveFolders(): boolean {
  return folderPicker() !== undefined;
}

/** Writes into a folder that the reader chooses; files with other names in it stay. Nothing when none is chosen. */
export async function saveToFolder(files: readonly RawFile[]): Promise<void> {
  const top = await folderPicker()?.().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  });
  if (top === undefined) return;
  for (const { path, bytes } of files) {
    const parts = path.split('/');
    const name = parts.pop() ?? path;
    let folder = top;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writable.write(new Uint8Array(bytes));
    await writable.close();
  }
}
