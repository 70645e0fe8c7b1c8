import { z } from 'zod';
import type { AppState } from '../state/app-state.ts';
import type { StoragePort } from '../state/ports.ts';
import { watch } from '../state/reactions.ts';
import { tabsOf } from '../state/slices/files.ts';
import type { AppStore } from '../state/store.ts';

const TABS_KEY = 'halfmilli.tabs';

const storedSchema = z.object({
  open: z.array(z.string()).max(100),
  active: z.string(),
  isTreeOpen: z.boolean().nullable(),
});

/**
 * Opens the files that were open when the reader's own work was last on the screen. Losing that is no loss worth a
 * notice, nor is it work: which tab saved it last does not matter.
 */
export function rememberTabs(store: AppStore, storage: StoragePort): void {
  const stored = storage.read(TABS_KEY);
  const tabs = storedSchema.safeParse(parseJson(stored.ok ? stored.value : null)).data;
  if (tabs !== undefined && isOwn(store.getState())) {
    store.getState().restoreTabs(tabs);
    store.getState().setTreeOpen(tabs.isTreeOpen);
  }
  watch(store, textOf, (text, state) => isOwn(state) && storage.write(TABS_KEY, text));
}

const isOwn = ({ opened, isEdited }: AppState): boolean => opened === 'own' || isEdited;

function textOf(state: AppState): string {
  return JSON.stringify({ ...tabsOf(state), isTreeOpen: state.isTreeOpen });
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
