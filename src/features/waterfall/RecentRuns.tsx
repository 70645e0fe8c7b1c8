import { useAppState } from '../../state/hooks.ts';
import { MOST_PINNED } from '../../state/slices/history.ts';
import { PanelButton } from '../../ui/PanelButton.tsx';
import { formatUs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { RunLabel } from './RunLabel.tsx';

/** The last ten runs, to choose what to compare. */
export function RecentRuns() {
  return (
    <PanelButton text="Recent" label="Recent runs">
      <RecentList />
    </PanelButton>
  );
}

function RecentList() {
  const history = useAppState((state) => state.history);
  const pinned = useAppState((state) => state.pinned);
  const pin = useAppState((state) => state.pin);
  const unpin = useAppState((state) => state.unpin);
  return (
    <>
      <p className="quiet">Pin two runs to see them side by side. The last ten are kept.</p>
      <ul className="recent-runs">
        {history.map((run) => {
          const isPinned = pinned.some(({ runId }) => runId === run.runId);
          return (
            <li key={run.runId}>
              <button
                type="button"
                aria-pressed={isPinned}
                disabled={!isPinned && pinned.length >= MOST_PINNED}
                onClick={() => (isPinned ? unpin(run.runId) : pin(run.runId))}
              >
                {isPinned ? 'Unpin' : 'Pin'} <span className="sr-only">run {run.runId}</span>
              </button>
              <div>
                <p>
                  <RunLabel run={run} />
                </p>
                <p className="recent-totals figures">
                  {run.runs.map(({ platform, waterfall }) => (
                    <span key={platform} data-platform={platform}>
                      <span className="platform-name">{PLATFORM_NAMES[platform].short}</span>{' '}
                      {formatUs(waterfall.totalUs)}
                    </span>
                  ))}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
