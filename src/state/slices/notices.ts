import type { NoticesSlice } from '../app-state.ts';
import type { SliceCreator } from '../slice.ts';

export const createNoticesSlice: SliceCreator<NoticesSlice> = (set, get) => ({
  notices: [],
  notify: (notice) => set({ notices: [...get().notices.filter(({ id }) => id !== notice.id), notice] }),
  dismiss: (dismissed) => set({ notices: get().notices.filter(({ id }) => id !== dismissed) }),
});
