import { useSyncExternalStore } from 'react';

/** Where there is one column, and the page itself scrolls: as in `panels.css`. */
const narrow = matchMedia('(max-width: 60rem)');

export function isNarrowNow(): boolean {
  return narrow.matches;
}

export function useNarrow(): boolean {
  return useSyncExternalStore(onNarrow, isNarrowNow);
}

function onNarrow(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
