import { useMemo } from 'react';
import { useAppState } from '../../../state/hooks.ts';

/** By id; empty until the places are known. */
export function useRegionNames(): ReadonlyMap<string, string> {
  const places = useAppState((state) => state.places);
  return useMemo(() => {
    const regions = places.kind === 'ready' ? places.places.regions : [];
    return new Map(regions.map(({ id, provider, name }) => [id, `${provider} ${name} (${id})`]));
  }, [places]);
}
