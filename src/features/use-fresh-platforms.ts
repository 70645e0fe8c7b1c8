import { useMemo } from 'react';
import type { PlatformId } from '../../worker/protocol/waterfall.ts';
import { useAppState } from '../state/hooks.ts';

/** Those that start an instance for each request, in the traffic on the screen or the next. */
export function useFreshPlatforms(): readonly PlatformId[] {
  const world = useAppState(({ traffic, trafficWorld, project }) =>
    traffic.kind === 'idle' ? project.world : (trafficWorld ?? project.world),
  );
  return useMemo(
    () =>
      world.edge.instances === 'reused'
        ? []
        : world.platforms.filter((id) => id === 'edge' || id === 'hybrid'),
    [world],
  );
}
