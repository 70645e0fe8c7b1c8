import { useSyncExternalStore } from 'react';
import { useAppState } from '../../state/hooks.ts';

export const TREE_ID = 'file-tree';

/** As in `file-tree.css`: here the tree lies over the text. */
const little = matchMedia('(max-width: 40rem)');

function onChange(listener: () => void): () => void {
  little.addEventListener('change', listener);
  return () => little.removeEventListener('change', listener);
}

/** The tree shows itself when there is something to choose from and room for it, until the reader decides. */
export function useTreeOpen() {
  const isSheet = useSyncExternalStore(onChange, () => little.matches);
  const isSeveral = useAppState((state) => state.project.files.length > 1);
  const isTreeOpen = useAppState((state) => state.isTreeOpen);
  const isNamingNew = useAppState((state) => state.naming?.kind === 'new');
  const setTreeOpen = useAppState((state) => state.setTreeOpen);
  return {
    isSheet,
    isOpen: isNamingNew || (isSeveral && (isTreeOpen ?? !isSheet)),
    setOpen: setTreeOpen,
  };
}
