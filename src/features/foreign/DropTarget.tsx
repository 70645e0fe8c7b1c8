import { useEffect, useState } from 'react';
import { useAppState, useSession } from '../../state/hooks.ts';
import { isArchive, isComponent, mayReplaceCode } from '../dragged.ts';
import { openZip } from '../project-archive.ts';

/** A component or a project's archive can be dropped anywhere. Texts are left to the files; see features/files/FileDrop.tsx. */
export function DropTarget() {
  const { store } = useSession();
  const openForeign = useAppState((state) => state.openForeign);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(mayReplaceCode(event.dataTransfer.items));
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    // Before the editor and all else that takes files.
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = Array.from(event.dataTransfer?.files ?? []);
      const component = files.find(isComponent);
      const archive = files.find(isArchive);
      if (component === undefined && archive === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (component !== undefined) void openForeign(component);
      else if (archive !== undefined) void openZip(store, archive);
    };
    addEventListener('dragover', over, { capture: true });
    addEventListener('dragleave', leave);
    addEventListener('drop', drop, { capture: true });
    return () => {
      removeEventListener('dragover', over, { capture: true });
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop, { capture: true });
    };
  }, [store, openForeign]);

  if (!isOver) return null;
  return (
    <div className="drop-target" role="status">
      <p>
        <strong>Drop the file</strong>A component (.wasm) runs in place of your code, which stays as it is. A
        project (.zip) opens, and yours is put aside. A text joins the project’s files.
      </p>
    </div>
  );
}
