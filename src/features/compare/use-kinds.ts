import { useMemo } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { kindRows, type KindRows } from './kinds.ts';

/** Of the traffic on the screen; none where all its requests are alike. */
export function useKinds(): readonly KindRows[] {
  const saved = useAppState((state) => state.project.requests);
  const sent = useAppState((state) => state.trafficRequests);
  const mix = useAppState((state) => state.trafficWorld?.traffic.mix);
  const platforms = useAppState(({ traffic }) =>
    traffic.kind === 'running' || traffic.kind === 'stopped' ? traffic.summary?.platforms : undefined,
  );
  return useMemo(
    () => kindRows({ sent: sent ?? [], mix: mix ?? [], platforms: platforms ?? [], saved }),
    [sent, mix, platforms, saved],
  );
}
