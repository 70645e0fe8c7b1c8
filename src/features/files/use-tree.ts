import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { isWithin } from '../../../worker/project/file-path.ts';
import { useAppState } from '../../state/hooks.ts';
import { activeFileOf } from '../../state/slices/files.ts';
import { rowStartingWith, type TreeWish, wishOfKey } from './tree-keys.ts';
import { type TreeRow, treeRows } from './tree-rows.ts';
import { useClosedFolders } from './use-closed-folders.ts';
import { useFileActions } from './use-file-actions.ts';
import { usePaths } from './use-files.ts';
import { useTreeFocus } from './use-tree-focus.ts';
import { useTypedLetters } from './use-typed-letters.ts';

/** The rows of the tree, the row with the keyboard, and what keys, clicks and the menu do to them. */
export function useTree(tree: RefObject<HTMLElement | null>, onChosen: () => void) {
  const paths = usePaths();
  const shown = useAppState((state) => activeFileOf(state).path);
  const naming = useAppState((state) => state.naming);
  const setNaming = useAppState((state) => state.setNaming);
  const callEditor = useAppState((state) => state.callEditor);
  const folders = useClosedFolders(naming?.kind === 'new' ? `${naming.folder}/` : shown);
  const rows = useMemo(() => treeRows(paths, folders.closed), [paths, folders.closed]);
  const { focused, setFocused, moveTo } = useTreeFocus(tree, rows, shown);
  const actions = useFileActions();
  const letters = useTypedLetters();

  const doers: Readonly<Record<TreeWish['kind'], (path: string) => void>> = {
    focus: moveTo,
    open: folders.open,
    close: folders.close,
    show: (path) => {
      actions.show(path);
      onChosen();
    },
    edit: (path) => {
      actions.edit(path);
      onChosen();
    },
    rename: (path) => setNaming({ kind: 'rename', path }),
    delete: (path) => {
      if (actions.remove(path)) moveTo(neighbourOf(rows, path));
    },
    undo: () => moveTo(actions.undo()),
    redo: () => moveTo(actions.redo()),
  };
  const carryOut = (wish: TreeWish) => doers[wish.kind]('path' in wish ? wish.path : '');

  return {
    rows,
    shown,
    focused,
    setFocused,
    carryOut,
    move: actions.move,
    answerWith: actions.answerWith,
    startNew: (folder: string) => setNaming({ kind: 'new', folder }),
    /** Null: the name was given up. */
    endNaming: (path: string | null) => {
      setNaming(null);
      if (path !== null && naming?.kind === 'new') callEditor();
      else moveTo(path ?? focused);
    },
    moveTo,
    press: (event: KeyboardEvent) => {
      const { key, shiftKey, altKey } = event;
      const isCommand = event.ctrlKey || event.metaKey;
      const wish = wishOfKey(rows, focused, { key, shiftKey, isCommand });
      const isLetter = key.length === 1 && !isCommand && !altKey;
      const found = isLetter ? rowStartingWith(rows, focused, letters(key, event.timeStamp)) : undefined;
      if (wish === null && found === undefined) return;
      event.preventDefault();
      if (wish !== null) carryOut(wish);
      else if (found !== undefined) moveTo(found.path);
    },
  };
}

/** Where the keyboard goes on when a row is gone. */
function neighbourOf(rows: readonly TreeRow[], gone: string): string {
  const at = rows.findIndex(({ path }) => path === gone);
  const after = rows.slice(at).find(({ path }) => !isWithin(path, gone));
  return (after ?? rows[at - 1])?.path ?? '';
}
