import { type DragEvent, type ReactNode, useEffect, useState } from 'react';
import type { ProjectFile } from '../../../worker/project/files.ts';
import { freePath } from '../../state/files/layout.ts';
import { useSession } from '../../state/hooks.ts';
import type { AppStore } from '../../state/store.ts';
import { isNoText } from '../dragged.ts';
import { filesOfDrop, type OutsideFile, readOutside } from './dropped-files.ts';
import { joined } from './naming.ts';
import { folderAt } from './use-tree-drag.ts';

const MOST_TOLD = 3;
const WHAT_CAN_BE =
  'What can be dropped: texts, which join the project; a project as a .zip; a component as a .wasm.';

/**
 * Files and folders from the desktop become files of the project: dropped on the code in the folder under the pointer,
 * anywhere else at the top. Components and archives are none of these: see features/foreign/DropTarget.tsx.
 */
export function FileDrop({ children }: { readonly children: ReactNode }) {
  const { store } = useSession();
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!carriesTexts(event.dataTransfer)) return;
    event.preventDefault();
    // The editor would take them for text to insert.
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (!carriesTexts(dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    void addDropped(store, folderAt(event.target), filesOfDrop(dataTransfer));
  };
  useEffect(() => {
    // What nobody else took: the browser would leave the page for it.
    const dropElsewhere = (event: globalThis.DragEvent) => {
      const { dataTransfer } = event;
      if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      void addDropped(store, '', filesOfDrop(dataTransfer));
    };
    // Who takes it first does not let it come this far.
    const settle = () => setOver(false);
    addEventListener('drop', settle, { capture: true });
    addEventListener('drop', dropElsewhere);
    return () => {
      removeEventListener('drop', settle, { capture: true });
      removeEventListener('drop', dropElsewhere);
    };
  }, [store]);
  return (
    <div
      className="file-drop"
      data-over={isOver}
      onDragOverCapture={over}
      onDragLeaveCapture={() => setOver(false)}
      onDropCapture={drop}
    >
      {children}
    </div>
  );
}

function carriesTexts({ types, items }: DataTransfer): boolean {
  if (!types.includes('Files')) return false;
  return !Array.from(items).every(isNoText);
}

async function addDropped(
  store: AppStore,
  folder: string,
  dropped: Promise<readonly OutsideFile[]>,
): Promise<void> {
  const { files, problems } = await readOutside(await dropped.catch(() => []));
  const taken = store.getState().project.files.map(({ path }) => path);
  const placed = files.map(({ path, text }): ProjectFile => {
    const free = freePath(taken, joined(folder, path));
    taken.push(free);
    return { path: free, text };
  });
  const problem = placed.length === 0 ? null : store.getState().addFiles(placed);
  tell(store, problem === null ? placed : [], problem === null ? problems : [problem, ...problems]);
}

function tell(store: AppStore, added: readonly ProjectFile[], problems: readonly string[]): void {
  const { notify, undoFiles } = store.getState();
  const [only] = added;
  const what = added.length === 1 && only ? `“${only.path}” is` : `${added.length || 'No'} files are`;
  const more = problems.length > MOST_TOLD ? `; and ${problems.length - MOST_TOLD} more` : '';
  const told = problems.slice(0, MOST_TOLD).join('; ') + more;
  notify({
    id: 'files',
    tone: problems.length === 0 ? 'info' : 'warning',
    title: `${what} added.`,
    detail: told === '' ? '' : `Left out: ${told}.${added.length === 0 ? ` ${WHAT_CAN_BE}` : ''}`,
    actions: added.length === 0 ? [] : [{ label: 'Undo', act: undoFiles }],
  });
}
