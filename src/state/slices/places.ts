import type { PlacesSlice } from '../app-state.ts';
import type { SimulatorPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';

export const createPlacesSlice =
  (simulator: SimulatorPort): SliceCreator<PlacesSlice> =>
  (set) => ({
    places: { kind: 'loading' },
    async askRouting(question) {
      const result = await simulator.routing(question);
      return result.ok ? result.value : null;
    },
    async loadPlaces() {
      const result = await simulator.places();
      set({
        places: result.ok
          ? { kind: 'ready', places: result.value }
          : { kind: 'failed', failure: result.failure },
      });
    },
  });
