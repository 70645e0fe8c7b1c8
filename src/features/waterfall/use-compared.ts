import { useState } from 'react';
import type { PastRun } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { comparedRuns } from './compared-runs.ts';

/** Which two runs can be compared, and whether they are: the reader's choice holds until a pin comes or goes. */
export function useCompared(runId: number | null) {
  const pinned = useAppState((state) => state.pinned);
  const history = useAppState((state) => state.history);
  const compared = comparedRuns(pinned, history, runId);
  const [choice, setChoice] = useState<{ readonly of: readonly PastRun[]; readonly isOn: boolean } | null>(
    null,
  );
  return {
    compared,
    canChoose: compared !== null && runId !== null,
    isComparing: compared !== null && (choice?.of === pinned ? choice.isOn : true),
    chooseComparing: (isOn: boolean) => setChoice({ of: pinned, isOn }),
  };
}
