import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './app-state.ts';

export type SliceCreator<Slice> = StateCreator<AppState, [], [], Slice>;
