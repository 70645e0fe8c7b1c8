import { useMemo } from 'react';
import { idOfPath } from '../../state/files/arrangement.ts';
import { useSession } from '../../state/hooks.ts';
import { activeFileOf } from '../../state/slices/files.ts';
import type { AppStore } from '../../state/store.ts';

/** What can be done to files by their paths. What cannot be is told in a notice. */
export function useFileActions() {
  const { store } = useSession();
  return useMemo(() => fileActions(store), [store]);
}

function fileActions(store: AppStore) {
  const isDone = (problem: string | null): boolean => {
    if (problem !== null)
      store.getState().notify({ id: 'files', tone: 'warning', title: problem, detail: '', actions: [] });
    return problem === null;
  };
  const show = (path: string) => {
    const state = store.getState();
    const id = idOfPath(state, path);
    if (id !== null) state.showFile(id);
  };
  const shownAfter = (change: () => void): string => {
    change();
    return activeFileOf(store.getState()).path;
  };
  return {
    show,
    edit(path: string) {
      show(path);
      store.getState().callEditor();
    },
    move: (from: string, to: string): boolean => isDone(store.getState().moveFile(from, to)),
    remove: (path: string): boolean => isDone(store.getState().deleteFile(path)),
    answerWith: (path: string): boolean => isDone(store.getState().chooseEntry(path)),
    /** Returns the path that is shown then. */
    undo: (): string => shownAfter(store.getState().undoFiles),
    redo: (): string => shownAfter(store.getState().redoFiles),
  };
}
