import { lazy, Suspense, useEffect } from 'react';
import { useAppState } from '../../state/hooks.ts';

const PaletteDialog = lazy(async () => ({ default: (await import('./PaletteDialog.tsx')).PaletteDialog }));

/** Ctrl+K or ⌘K, and with Shift+P in place of K, which the editor leaves alone. Loaded when it is first asked for. */
export function CommandPalette() {
  const isOpen = useAppState((state) => state.isPaletteOpen);
  const setPaletteOpen = useAppState((state) => state.setPaletteOpen);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
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

/** The editor has chords of its own that begin with Ctrl+K. */
function isPaletteKey({ ctrlKey, metaKey, shiftKey, altKey, key, target }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || altKey) return false;
  if (shiftKey) return key.toLowerCase() === 'p';
  return (
    key.toLowerCase() === 'k' && !(target instanceof Element && target.closest('.monaco-editor') !== null)
  );
}
