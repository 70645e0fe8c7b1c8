import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Speed } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS, type PlatformId } from '../../worker/protocol/waterfall.ts';
import type { AppState } from './app-state.ts';
import type { Session } from './store.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no SessionContext above this component');
  return session;
}

/** Those that run side by side in the world at hand, and those of the traffic on the screen. */
export function usePlatforms(): readonly PlatformId[] {
  const chosen = useAppState((state) => state.project.world.platforms);
  const live = useAppState(({ traffic, trafficWorld }) =>
    traffic.kind === 'idle' ? null : trafficWorld?.platforms,
  );
  return useMemo(
    () => PLATFORM_IDS.filter((id) => chosen.includes(id) || live?.includes(id) === true),
    [chosen, live],
  );
}

/** How many times as fast as real time the traffic on the screen runs. */
export function useTrafficSpeed(): Speed {
  return useAppState(({ traffic }) =>
    traffic.kind === 'running' || traffic.kind === 'stopped' ? (traffic.summary?.speed ?? 1) : 1,
  );
}

/** The only door of components to the store. Selectors return primitives or stable references. */
export function useAppState<Selected>(select: (state: AppState) => Selected): Selected {
  return useStore(useSession().store, select);
}
