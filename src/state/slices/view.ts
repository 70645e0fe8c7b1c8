import type { ViewSlice } from '../app-state.ts';
import { idOfPath } from '../files/arrangement.ts';
import type { SliceCreator } from '../slice.ts';

export const createViewSlice: SliceCreator<ViewSlice> = (set, get) => ({
  theme: null,
  reveal: null,
  typeWarnings: [],
  dialog: null,
  isWorldOpen: false,
  requestMode: 'request',
  isPaletteOpen: false,
  setDialog: (dialog) => set({ dialog }),
  setWorldOpen: (isWorldOpen) => set({ isWorldOpen }),
  setRequestMode: (requestMode) => set({ requestMode }),
  setPaletteOpen: (isPaletteOpen) => set({ isPaletteOpen }),
  setTheme: (theme) => set({ theme }),
  showTypeWarnings: (typeWarnings) => set({ typeWarnings }),
  revealLocation(location) {
    const { showFile, notify } = get();
    const id = idOfPath(get(), location.file);
    if (id !== null) {
      showFile(id);
      return set({ reveal: { location } });
    }
    notify({
      id: 'reveal',
      tone: 'info',
      title: `“${location.file}” is not there any more.`,
      detail: 'It has been deleted or moved since.',
      actions: [],
    });
  },
});
