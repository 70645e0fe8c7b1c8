import { useEffect, useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { mayBeComponent } from './dragged.ts';

/**
 * A component can be dropped anywhere. Whatever else is dropped and nobody wanted is refused with words: left alone, the
 * browser would leave the page for it.
 */
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
    const open = (event: DragEvent, file: File | undefined) => {
      if (file === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      void openForeign(file);
    };
    // Before the editor and all else that takes files.
    const dropComponent = (event: DragEvent) => {
      setOver(false);
      open(
        event,
        filesOf(event).find(({ name }) => name.endsWith('.wasm')),
      );
    };
    const dropOther = (event: DragEvent) => {
      if (!event.defaultPrevented) open(event, filesOf(event)[0]);
    };
    addEventListener('dragover', over, { capture: true });
    addEventListener('dragleave', leave);
    addEventListener('drop', dropComponent, { capture: true });
    addEventListener('drop', dropOther);
    return () => {
      removeEventListener('dragover', over, { capture: true });
      removeEventListener('dragleave', leave);
      removeEventListener('drop', dropComponent, { capture: true });
      removeEventListener('drop', dropOther);
    };
  }, [openForeign]);

  if (!isOver) return null;
  return (
    <div className="drop-target" role="status">
      <p>
        <strong>Drop the component</strong>
        It runs in place of your code, which stays as it is.
      </p>
    </div>
  );
}

const filesOf = ({ dataTransfer }: DragEvent): readonly File[] => Array.from(dataTransfer?.files ?? []);
