import { useAppState } from '../../state/hooks.ts';
import { RunLabel } from './RunLabel.tsx';

const LETTERS = ['A', 'B'];

/** The pinned runs, each with a way to let go of it; what to do next where there is only one, and it is on the screen. */
export function PinnedRuns() {
  const pinned = useAppState((state) => state.pinned);
  const unpin = useAppState((state) => state.unpin);
  if (pinned.length === 0) return null;
  return (
    <ul className="pinned-runs" aria-label="Pinned runs">
      {pinned.map((run, index) => (
        <li key={run.runId}>
          <b className="run-letter">{LETTERS[index]}</b>
          <span className="pinned-words">
            <RunLabel run={run} />
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Unpin ${LETTERS[index] ?? ''}`}
            onClick={() => unpin(run.runId)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
