import type { TreeSlice } from '../app-state.ts';
import type { SliceCreator } from '../slice.ts';

export const createTreeSlice: SliceCreator<TreeSlice> = (set, get) => ({
  isTreeOpen: null,
  naming: null,
  editorCalls: 0,
  setTreeOpen: (isTreeOpen) => set({ isTreeOpen }),
  setNaming: (naming) => set({ naming }),
  callEditor: () => set({ editorCalls: get().editorCalls + 1 }),
});
