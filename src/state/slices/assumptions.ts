import type { AssumptionsSlice } from '../app-state.ts';
import type { SimulatorPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';

export const createAssumptionsSlice =
  (simulator: SimulatorPort): SliceCreator<AssumptionsSlice> =>
  (set, get) => ({
    isAssumptionsOpen: false,
    constants: { kind: 'loading' },
    async openAssumptions() {
      set({ isAssumptionsOpen: true });
      if (get().constants.kind === 'ready') return;
      const result = await simulator.constants();
      set({
        constants: result.ok
          ? { kind: 'ready', groups: result.value }
          : { kind: 'failed', failure: result.failure },
      });
    },
    closeAssumptions: () => set({ isAssumptionsOpen: false }),
  });
