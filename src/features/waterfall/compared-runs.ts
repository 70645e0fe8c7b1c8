import type { PastRun } from '../../state/app-state.ts';

export interface Compared {
  readonly a: PastRun;
  readonly b: PastRun;
}

/** Two pinned runs with each other, one with the run on the screen; null while there is nothing to compare it with. */
export function comparedRuns(
  pinned: readonly PastRun[],
  history: readonly PastRun[],
  runId: number | null,
): Compared | null {
  const [a, second] = pinned;
  if (a === undefined) return null;
  const b = second ?? history.find((each) => each.runId === runId);
  return b === undefined || b.runId === a.runId ? null : { a, b };
}
