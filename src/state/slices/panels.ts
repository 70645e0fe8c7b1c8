import { PANELS } from '../../../worker/project/project.ts';
import type { PanelShares, PanelsSlice } from '../app-state.ts';
import type { SliceCreator } from '../slice.ts';

export const USUAL_SHARES: PanelShares = { columns: 43, left: 54, right: 42 };
/** Before a room the display matters more than the code, and the map more than the bars, which fit. */
export const STAGE_SHARES: PanelShares = { columns: 38, left: 54, right: 41 };

export const createPanelsSlice: SliceCreator<PanelsSlice> = (set, get) => ({
  panelShares: USUAL_SHARES,
  collapsed: [],
  arePanelsGiven: false,
  maximised: null,
  isStage: false,
  sharePanels: (change) => set({ panelShares: { ...get().panelShares, ...change } }),
  setCollapsed(panels) {
    const collapsed = PANELS.filter((panel) => panels.includes(panel));
    if (collapsed.length < PANELS.length) set({ collapsed, maximised: null, arePanelsGiven: false });
  },
  maximise(maximised) {
    const collapsed = get().collapsed.filter((panel) => panel !== maximised);
    set({ maximised, collapsed });
  },
  setStage: (isStage) => set({ isStage }),
  showOnly(panels) {
    const collapsed = PANELS.filter((panel) => !panels.includes(panel));
    set({ collapsed, maximised: null, arePanelsGiven: true });
  },
  resetPanels: () =>
    set({ panelShares: USUAL_SHARES, collapsed: [], maximised: null, arePanelsGiven: false }),
});
