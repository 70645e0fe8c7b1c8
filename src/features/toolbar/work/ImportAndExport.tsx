import { type ChangeEvent, useRef } from 'react';
import { useSession } from '../../../state/hooks.ts';
import type { AppStore } from '../../../state/store.ts';
import { openFolder, openZip, saveZip } from '../../project-archive.ts';
import { canSaveFolders, saveToFolder } from './folder-export.ts';

export function ImportAndExport() {
  const session = useSession();
  const { store } = session;
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const exportFolder = async () => {
    const { rawFilesOf } = await import('../../project-zip.ts');
    await saveToFolder(rawFilesOf(store.getState().project)).catch(() => tellNotSaved(store));
  };
  return (
    <div className="menu-buttons">
      <button type="button" onClick={() => zip.current?.click()}>
        Open .zip
      </button>
      <button type="button" onClick={() => folder.current?.click()}>
        Open folder
      </button>
      <button type="button" onClick={() => void saveZip(session)}>
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
        onChange={(event) => {
          const [file] = chosenIn(event);
          if (file !== undefined) void openZip(store, file);
        }}
      />
      <input
        ref={folder}
        type="file"
        hidden
        {...{ webkitdirectory: '' }}
        aria-label="Project folder"
        onChange={(event) => void openFolder(store, chosenIn(event))}
      />
    </div>
  );
}

/** The same can be chosen again afterwards. */
function chosenIn({ currentTarget }: ChangeEvent<HTMLInputElement>): readonly File[] {
  const files = Array.from(currentTarget.files ?? []);
  currentTarget.value = '';
  return files;
}

function tellNotSaved(store: AppStore): void {
  const title = 'The folder was not written, or not all of it.';
  const detail = 'The browser or the disk refused it. A .zip can be saved instead.';
  store.getState().notify({ id: 'import', tone: 'warning', title, detail, actions: [] });
}
