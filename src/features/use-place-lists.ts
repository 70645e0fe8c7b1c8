import { useMemo } from 'react';
import type { PopPlacement } from '../../worker/project/world.ts';
import { useAppState } from '../state/hooks.ts';
import { listPlaces, NO_PLACES, type PlaceLists } from './place-names.ts';

/** Empty until the places are known. */
export function usePlaceLists(placement: PopPlacement): PlaceLists {
  const places = useAppState((state) => state.places);
  return useMemo(
    () => (places.kind === 'ready' ? listPlaces(places.places, placement) : NO_PLACES),
    [places, placement],
  );
}
