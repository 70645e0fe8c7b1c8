import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TreeRow } from './tree-rows.ts';

/** Which row the keyboard is on. One row is always to be reached by Tab, also when the one before it is gone. */
export function useTreeFocus(tree: RefObject<HTMLElement | null>, rows: readonly TreeRow[], shown: string) {
  const indexOf = (path: string) => rows.findIndex((row) => row.path === path);
  const [wanted, setWanted] = useState({ path: shown, at: 0, isUnderWay: false });
  const [shownBefore, setShownBefore] = useState(shown);
  const isToMove = useRef(false);
  const want = (path: string, isUnderWay: boolean) =>
    setWanted({ path, at: Math.max(indexOf(path), 0), isUnderWay });
  const setFocused = (path: string) => want(path, false);
  // Another file in the editor takes the keyboard's place with it, unless that is going somewhere itself.
  if (shown !== shownBefore) {
    setShownBefore(shown);
    if (!wanted.isUnderWay) setFocused(shown);
  }

  useEffect(() => {
    if (!isToMove.current) return;
    isToMove.current = false;
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  });
  return {
    focused: (rows[indexOf(wanted.path)] ?? rows[Math.min(wanted.at, rows.length - 1)])?.path ?? '',
    /** The row that has the keyboard now, by itself. */
    setFocused,
    /** Brings the keyboard to a row, once it is there. */
    moveTo: (path: string) => {
      isToMove.current = true;
      want(path, true);
    },
  };
}
