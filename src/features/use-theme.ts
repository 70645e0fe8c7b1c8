import { useSyncExternalStore } from 'react';
import type { Theme } from '../state/app-state.ts';
import { useAppState } from '../state/hooks.ts';

const systemIsLight = matchMedia('(prefers-color-scheme: light)');

function onSystemChange(listener: () => void): () => void {
  systemIsLight.addEventListener('change', listener);
  return () => systemIsLight.removeEventListener('change', listener);
}

/** The theme on the screen: the reader's choice, or else the system's. */
export function useTheme(): Theme {
  const chosen = useAppState((state) => state.theme);
  const isLight = useSyncExternalStore(onSystemChange, () => systemIsLight.matches);
  return chosen ?? (isLight ? 'light' : 'dark');
}
