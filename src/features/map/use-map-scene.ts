import { useMemo } from 'react';
import { type RegionId, type World } from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import type { MapScene, RunWays } from './map-scene.ts';
import { wayOfRun } from './ways.ts';

/** The world that the map shows: that of live traffic while there is some, whatever the settings say by now. */
export function useMapWorld(): World {
  return useAppState(({ traffic, trafficWorld, project }) =>
    traffic.kind === 'idle' ? project.world : (trafficWorld ?? project.world),
  );
}

/** Null until the places are known. */
export function useMapScene(): MapScene | null {
  const state = useAppState(({ places }) => places);
  const places = state.kind === 'ready' ? state.places : null;
  const cityId = useAppState(({ project }) => project.cityId);
  const hasTime = useAppState(({ traffic }) => traffic.kind === 'running' || traffic.kind === 'stopped');
  const isLive = useAppState(({ traffic }) => traffic.kind === 'running' || traffic.kind === 'starting');
  const run = useRunWays();
  const world = useMapWorld();
  return useMemo(() => {
    if (places === null) return null;
    const positionOf = (region: RegionId) => places.regions.findIndex(({ id }) => id === region);
    return {
      places,
      pops: places.pops[world.edge.placement],
      regionIndexes: regionsOf(world).map(positionOf),
      origins: world.origins.map(({ host, region }) => ({ host, regionIndex: positionOf(region) })),
      faults: world.faults,
      startsAtMs: Date.parse(world.startsAt),
      hasTime,
      cityIndex: places.cities.findIndex(({ id }) => id === cityId),
      run,
      isLive,
    };
  }, [places, world, hasTime, cityId, run, isLive]);
}

/** Where platforms of the world run that do not run at PoPs alone. */
function regionsOf({ platforms, region, containers }: World): readonly RegionId[] {
  const hasContainers = platforms.includes('containers') || platforms.includes('hybrid');
  const chosen = hasContainers ? containers.regions : [];
  const isInRegion = platforms.includes('lambda') || (hasContainers && containers.regions.length === 0);
  return [...new Set([...(isInRegion ? [region] : []), ...chosen])];
}

/** Those of the latest run. */
function useRunWays(): RunWays | null {
  const run = useAppState((state) => state.run);
  const state = useAppState(({ places }) => places);
  return useMemo(() => {
    if (run.kind !== 'done' || state.kind !== 'ready') return null;
    const { question, output } = run;
    const { places } = state;
    const map = { places, pops: places.pops[question.world.edge.placement] };
    return {
      ways: output.runs.map((each) => wayOfRun(each, question.cityId, question.world.origins, map)),
      totalUs: output.runs.map(({ waterfall }) => waterfall.totalUs),
    };
  }, [run, state]);
}
