import type { StoragePort } from '../state/ports.ts';
import { watch } from '../state/reactions.ts';
import type { AppStore } from '../state/store.ts';

const THEME_KEY = 'halfmilli.theme';

/** Losing a theme is no loss worth a notice, so blocked or full storage is passed over. */
export function rememberTheme(store: AppStore, storage: StoragePort): void {
  const stored = storage.read(THEME_KEY);
  const theme = stored.ok ? stored.value : null;
  if (theme === 'dark' || theme === 'light') store.getState().setTheme(theme);
  watch(
    store,
    (state) => state.theme,
    (chosen) => storage.write(THEME_KEY, chosen ?? 'system'),
  );
}
