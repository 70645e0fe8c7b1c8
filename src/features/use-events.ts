import { useMemo } from 'react';
import { useAppState } from '../state/hooks.ts';
import { usePlaceLists } from './use-place-lists.ts';
import { eventsOf, type WorldEvent } from './world-events.ts';

/** Of the traffic on the screen, or of the world that the next will run in. */
export function useEvents(): readonly WorldEvent[] {
  const world = useAppState(({ traffic, trafficWorld, project }) =>
    traffic.kind === 'idle' ? project.world : (trafficWorld ?? project.world),
  );
  const places = usePlaceLists(world.edge.placement);
  return useMemo(() => eventsOf(world, places), [world, places]);
}
