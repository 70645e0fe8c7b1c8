import type { ViewSlice } from '../app-state.ts';
import type { SliceCreator } from '../slice.ts';

export const createViewSlice: SliceCreator<ViewSlice> = (set) => ({
  theme: null,
  platform: 'edge',
  reveal: null,
  setTheme: (theme) => set({ theme }),
  choosePlatform: (platform) => set({ platform }),
  revealLocation: (location) => set({ reveal: { location } }),
});
