/** Projects that come from files and go into them. Packing and unpacking is loaded when it is wanted. */
import type { AppStore, Session } from '../state/store.ts';
import type { Imported } from './project-zip.ts';

const zips = () => import('./project-zip.ts');

export async function openZip(store: AppStore, file: File): Promise<void> {
  await open(store, file.name, async () => {
    const { projectOfZip, ZIP_LIMIT_BYTES } = await zips();
    if (file.size > ZIP_LIMIT_BYTES) return { ok: false, problem: 'the archive is larger than any project' };
    return projectOfZip(file.name, new Uint8Array(await file.arrayBuffer()));
  });
}

/** Files as a chosen folder gives them: with their paths in it. */
export async function openFolder(store: AppStore, files: readonly File[]): Promise<void> {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  await open(store, name, async () => {
    const { projectOfFiles, isPassedOver, ZIP_LIMIT_BYTES } = await zips();
    const wanted = files.filter(({ webkitRelativePath: path }) => !isPassedOver(path));
    const sizeBytes = wanted.reduce((sum, { size }) => sum + size, 0);
    if (sizeBytes > ZIP_LIMIT_BYTES) return { ok: false, problem: 'the folder is larger than any project' };
    const raw = wanted.map(async (file) => ({
      path: file.webkitRelativePath,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    return projectOfFiles(name, await Promise.all(raw));
  });
}

export async function saveZip({ store, page }: Session): Promise<void> {
  const { project } = store.getState();
  page.download(`${fileNameOf(project.title)}.zip`, (await zips()).zipOf(project), 'application/zip');
}

const MOST_TOLD = 3;

/** As one opens a link: what was on the screen is put aside, and nothing runs until the reader asks. */
async function open(store: AppStore, name: string, read: () => Promise<Imported>): Promise<void> {
  const imported = await read().catch((): Imported => ({ ok: false, problem: 'it cannot be read' }));
  const { openProject, notify, dismiss } = store.getState();
  if (!imported.ok) {
    const title =
      name === '' ? 'That cannot be opened as a project.' : `“${name}” cannot be opened as a project.`;
    return notify({ id: 'import', tone: 'warning', title, detail: sentence(imported.problem), actions: [] });
  }
  openProject(imported.project, 'file');
  const { leftOut } = imported;
  if (leftOut.length === 0) return dismiss('import');
  const more = leftOut.length > MOST_TOLD ? `; and ${leftOut.length - MOST_TOLD} more` : '';
  const detail = `Left out: ${leftOut.slice(0, MOST_TOLD).join('; ')}${more}.`;
  notify({ id: 'import', tone: 'info', title: 'The project is open.', detail, actions: [] });
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function fileNameOf(title: string): string {
  return (
    title
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'project'
  );
}
