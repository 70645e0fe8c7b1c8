import { z } from 'zod';
import { PANELS } from '../../worker/project/project.ts';
import type { AppState } from '../state/app-state.ts';
import type { StoragePort } from '../state/ports.ts';
import { watch } from '../state/reactions.ts';
import type { AppStore } from '../state/store.ts';

const PANELS_KEY = 'halfmilli.panels';

/** At the edge a region would be a strip that nothing says how to widen, though it is not collapsed. */
const [LEAST_SHARE, MOST_SHARE] = [15, 85];

const shareSchema = z
  .number()
  .min(0)
  .max(100)
  .transform((share) => Math.min(Math.max(share, LEAST_SHARE), MOST_SHARE));
const storedSchema = z.object({
  shares: z.object({ columns: shareSchema, left: shareSchema, right: shareSchema }),
  collapsed: z.array(z.enum(PANELS)).max(PANELS.length - 1),
  isStage: z.boolean(),
});
type Stored = z.infer<typeof storedSchema>;

/**
 * Gives the regions the room that the reader last gave them, except while a project shows only some: its view is not the
 * reader's choice, and is forgotten with it. Losing all that is no loss worth a notice.
 */
export function rememberPanels(store: AppStore, storage: StoragePort): void {
  const stored = storage.read(PANELS_KEY);
  let own =
    storedSchema.safeParse(parseJson(stored.ok ? stored.value : null)).data ?? chosenIn(store.getState());
  store.getState().sharePanels(own.shares);
  store.getState().setCollapsed(own.collapsed);
  store.getState().setStage(own.isStage);
  watch(store, textOf, (text, state) => {
    if (state.arePanelsGiven) return;
    own = chosenIn(state);
    storage.write(PANELS_KEY, text);
  });
  watch(
    store,
    (state) => state.openings,
    (_openings, { project, opened, arePanelsGiven, showOnly, setCollapsed }) => {
      const { panels } = project.view;
      if (opened !== 'own' && panels.length < PANELS.length) showOnly(panels);
      else if (arePanelsGiven) setCollapsed(own.collapsed);
    },
  );
}

function chosenIn({ panelShares, collapsed, isStage }: AppState): Stored {
  return { shares: panelShares, collapsed: [...collapsed], isStage };
}

function textOf(state: AppState): string {
  return JSON.stringify(chosenIn(state));
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
