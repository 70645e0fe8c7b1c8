import { type ChangeEvent, useRef } from 'react';
import { useSession } from '../../../state/hooks.ts';
import type { AppStore } from '../../../state/store.ts';
import { canSaveFolders, saveToFolder } from './folder-export.ts';
import type { Imported } from './project-zip.ts';

/** Packing and unpacking is loaded when it is wanted. */
const zips = () => import('./project-zip.ts');

export function ImportAndExport() {
  const { store, page } = useSession();
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const exportZip = async () => {
    const { project } = store.getState();
    page.download(`${fileNameOf(project.title)}.zip`, (await zips()).zipOf(project), 'application/zip');
  };
  const exportFolder = async () => {
    const { project } = store.getState();
    await saveToFolder((await zips()).rawFilesOf(project)).catch(() => tellNotSaved(store));
  };
  return (
    <div className="menu-buttons">
      <button type="button" onClick={() => zip.current?.click()}>
        Open .zip
      </button>
      <button type="button" onClick={() => folder.current?.click()}>
        Open folder
      </button>
      <button type="button" onClick={() => void exportZip()}>
        Save as .zip
      </button>
      {canSaveFolders() ? (
        <button type="button" onClick={() => void exportFolder()}>
          Save to folder
        </button>
      ) : null}
      <input
        ref={zip}
        type="file"
        hidden
        accept=".zip,application/zip"
        aria-label="Project archive"
        onChange={(event) => void openChosen(event, store, readZip)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        {...{ webkitdirectory: '' }}
        aria-label="Project folder"
        onChange={(event) => void openChosen(event, store, readFolder)}
      />
    </div>
  );
}

async function openChosen(
  event: ChangeEvent<HTMLInputElement>,
  store: AppStore,
  read: (files: readonly File[]) => Promise<Imported | null>,
): Promise<void> {
  const files = Array.from(event.currentTarget.files ?? []);
  event.currentTarget.value = '';
  const imported = await read(files).catch((): Imported => ({ ok: false, problem: 'it cannot be read' }));
  if (imported !== null) open(store, imported);
}

async function readZip([file]: readonly File[]): Promise<Imported | null> {
  if (file === undefined) return null;
  const { projectOfZip, ZIP_LIMIT_BYTES } = await zips();
  if (file.size > ZIP_LIMIT_BYTES) return { ok: false, problem: 'the archive is larger than any project' };
  return projectOfZip(file.name, new Uint8Array(await file.arrayBuffer()));
}

async function readFolder(files: readonly File[]): Promise<Imported | null> {
  const { projectOfFiles, isPassedOver, ZIP_LIMIT_BYTES } = await zips();
  const wanted = files.filter(({ webkitRelativePath: path }) => !isPassedOver(path));
  const sizeBytes = wanted.reduce((sum, { size }) => sum + size, 0);
  if (sizeBytes > ZIP_LIMIT_BYTES) return { ok: false, problem: 'the folder is larger than any project' };
  const raw = await Promise.all(
    wanted.map(async (file) => ({
      path: file.webkitRelativePath,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  return projectOfFiles(wanted[0]?.webkitRelativePath.split('/')[0] ?? '', raw);
}

const MOST_TOLD = 3;

/** As one opens a link: what was on the screen is put aside, and nothing runs until the reader asks. */
function open(store: AppStore, imported: Imported): void {
  const { openProject, notify, dismiss } = store.getState();
  if (!imported.ok) {
    const title = 'That cannot be opened as a project.';
    return notify({ id: 'import', tone: 'warning', title, detail: `${imported.problem}.`, actions: [] });
  }
  openProject(imported.project, 'link');
  const { leftOut } = imported;
  if (leftOut.length === 0) return dismiss('import');
  const more = leftOut.length > MOST_TOLD ? `; and ${leftOut.length - MOST_TOLD} more` : '';
  const detail = `Left out: ${leftOut.slice(0, MOST_TOLD).join('; ')}${more}.`;
  notify({ id: 'import', tone: 'info', title: 'The project is open.', detail, actions: [] });
}

function tellNotSaved(store: AppStore): void {
  const title = 'The folder was not written, or not all of it.';
  const detail = 'The browser or the disk refused it. A .zip can be saved instead.';
  store.getState().notify({ id: 'import', tone: 'warning', title, detail, actions: [] });
}

function fileNameOf(title: string): string {
  return (
    title
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'project'
  );
}
