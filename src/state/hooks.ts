import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { PlatformId } from '../../worker/protocol/waterfall.ts';
import type { AppState } from './app-state.ts';
import type { Session } from './store.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no SessionContext above this component');
  return session;
}

/** Those that run side by side in the world at hand. */
export function usePlatforms(): readonly PlatformId[] {
  return useAppState((state) => state.project.world.platforms);
}

/** The only door of components to the store. Selectors return primitives or stable references. */
export function useAppState<Selected>(select: (state: AppState) => Selected): Selected {
  return useStore(useSession().store, select);
}
