import { useEffect, useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { mayBeComponent } from './dragged.ts';

/** A component can be dropped anywhere. Texts are left to the files; see features/files/FileDrop.tsx. */
export function DropTarget() {
  const openForeign = useAppState((state) => state.openForeign);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(mayBeComponent(event.dataTransfer.items));
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    // Before the editor and all else that takes files.
    const drop = (event: DragEvent) => {
      setOver(false);
      const file = Array.from(event.dataTransfer?.files ?? []).find(isComponent);
      if (file === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      void openForeign(file);
    };
    addEventListener('dragover', over, { capture: true });
    addEventListener('dragleave', leave);
    addEventListener('drop', drop, { capture: true });
    return () => {
      removeEventListener('dragover', over, { capture: true });
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop, { capture: true });
    };
  }, [openForeign]);

  if (!isOver) return null;
  return (
    <div className="drop-target" role="status">
      <p>
        <strong>Drop the file</strong>A component runs in place of your code, which stays as it is. A text
        joins the project’s files.
      </p>
    </div>
  );
}

const isComponent = ({ name, type }: File): boolean => /\.wasm$/i.test(name) || type === 'application/wasm';
