import { lazy, Suspense, useEffect } from 'react';
import { useAppState } from '../../state/hooks.ts';

const loadDialog = () => import('./PaletteDialog.tsx');
const PaletteDialog = lazy(async () => ({ default: (await loadDialog()).PaletteDialog }));

/** Ctrl+K or ⌘K, and with Shift+P in place of K. Loaded as soon as a hand goes to Ctrl or ⌘: what is typed next is meant for it. */
export function CommandPalette() {
  const isOpen = useAppState((state) => state.isPaletteOpen);
  const setPaletteOpen = useAppState((state) => state.setPaletteOpen);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') void loadDialog();
      if (event.defaultPrevented || !isPaletteKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setPaletteOpen(true);
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [setPaletteOpen]);
  if (!isOpen) return null;
  return (
    <Suspense>
      <PaletteDialog />
    </Suspense>
  );
}

/** In the code too, where the editor's own chords that begin with Ctrl+K give way. */
function isPaletteKey({ ctrlKey, metaKey, shiftKey, altKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === (shiftKey ? 'p' : 'k');
}
