import { useState } from 'react';
import { isWithin } from '../../../worker/project/file-path.ts';

/** The folders that are folded up. Whatever file is shown, the folders around it open. */
export function useClosedFolders(shown: string) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [shownBefore, setShownBefore] = useState(shown);
  const around = (path: string) => new Set([...closed].filter((folder) => !isWithin(path, folder)));
  if (shown !== shownBefore) {
    setShownBefore(shown);
    setClosed(around(shown));
  }
  return {
    closed,
    close: (folder: string) => setClosed(new Set([...closed, folder])),
    /** Also those that it lies in. */
    open: (folder: string) => setClosed(around(folder)),
  };
}
