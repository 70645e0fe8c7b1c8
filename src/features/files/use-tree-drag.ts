import { type DragEvent, useRef, useState } from 'react';
import { baseName } from '../../../worker/project/file-path.ts';
import { joined } from './naming.ts';

const DRAG_TYPE = 'application/x-halfmilli-path';

/** The folder that something dropped here goes into: a row's own, or the top. */
export function folderAt(target: EventTarget): string {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-folder]') : null;
  return row?.dataset['folder'] ?? '';
}

/** Files and folders dragged from one place of the tree to another. */
export function useTreeDrag(onMove: (from: string, to: string) => unknown) {
  const dragged = useRef<string | null>(null);
  const [dropFolder, setDropFolder] = useState<string | null>(null);
  const end = () => {
    dragged.current = null;
    setDropFolder(null);
  };
  return {
    /** The folder under the pointer while something is dragged; empty is the top. */
    dropFolder,
    start: (event: DragEvent, path: string) => {
      dragged.current = path;
      event.dataTransfer.setData(DRAG_TYPE, path);
      event.dataTransfer.effectAllowed = 'move';
    },
    handlers: {
      onDragOver(event: DragEvent) {
        if (dragged.current === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setDropFolder(folderAt(event.target));
      },
      onDragLeave: () => setDropFolder(null),
      onDragEnd: end,
      onDrop(event: DragEvent) {
        const from = dragged.current;
        if (from === null) return;
        event.preventDefault();
        end();
        onMove(from, joined(folderAt(event.target), baseName(from)));
      },
    },
  };
}
