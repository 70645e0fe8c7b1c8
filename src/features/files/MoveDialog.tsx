import { useEffect, useId, useRef, useState } from 'react';
import { baseName, folderOf, isWithin } from '../../../worker/project/file-path.ts';
import { layoutOf } from '../../state/files/arrangement.ts';
import { moved } from '../../state/files/layout.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { foldersOf } from './tree-rows.ts';
import { joined } from './naming.ts';
import { usePaths } from './use-files.ts';

interface MoveDialogProps {
  readonly path: string;
  /** The path it has now, or null when it stays. */
  readonly onDone: (path: string | null) => void;
}

const NEW_FOLDER = '?';

/** The way to another folder without a mouse. */
export function MoveDialog({ path, onDone }: MoveDialogProps) {
  const { store } = useSession();
  const moveFile = useAppState((state) => state.moveFile);
  const folders = foldersOf(usePaths()).filter((folder) => !isWithin(folder, path));
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [chosen, setChosen] = useState(folderOf(path));
  const [typed, setTyped] = useState('');
  const folder = chosen === NEW_FOLDER ? typed.trim() : chosen;
  const to = joined(folder, baseName(path));
  const tried = moved(layoutOf(store.getState()), path, to);
  const isUnsaid = chosen === NEW_FOLDER && folder === '';
  const problem = tried.ok || isUnsaid ? null : tried.problem;

  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="move-dialog" aria-labelledby={id} onClose={() => onDone(null)}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!tried.ok || isUnsaid) return;
          moveFile(path, to);
          onDone(to);
        }}
      >
        <h2 id={id}>Move {baseName(path)}</h2>
        <div className="field">
          <label htmlFor={`${id}-folder`}>To</label>
          <select
            id={`${id}-folder`}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">the top of the project</option>
            {folders.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
            <option value={NEW_FOLDER}>a new folder…</option>
          </select>
        </div>
        {chosen === NEW_FOLDER ? (
          <div className="field">
            <label htmlFor={`${id}-new`}>New folder</label>
            <input
              id={`${id}-new`}
              value={typed}
              placeholder="lib"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        ) : null}
        {problem === null ? null : (
          <p className="field-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="primary" disabled={!tried.ok || isUnsaid || to === path}>
            Move
          </button>
        </div>
      </form>
    </dialog>
  );
}
