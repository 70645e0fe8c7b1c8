import { useMemo } from 'react';
import type { PastRun } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { compareRuns } from './compare-runs.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { PinnedRuns } from './PinnedRuns.tsx';
import type { Line } from './PlatformRow.tsx';
import { RunLabel } from './RunLabel.tsx';
import { SegmentLegend } from './SegmentLegend.tsx';
import { SegmentTable } from './SegmentTable.tsx';
import { WaterfallChart } from './WaterfallChart.tsx';
import { endOf, planScale } from './waterfall-layout.ts';
import type { Scale } from './WaterfallPanel.tsx';

interface ComparisonProps {
  readonly a: PastRun;
  readonly b: PastRun;
  readonly scale: Scale;
}

/** Two runs on one axis, platform by platform, and what differs. */
export function Comparison({ a, b, scale }: ComparisonProps) {
  const isPinned = useAppState((state) => state.pinned.some(({ runId }) => runId === b.runId));
  const compared = useMemo(() => compareRuns(a, b), [a, b]);
  const rows = useMemo(
    () =>
      compared.map((each): readonly Line[] => [
        ...(each.a === null ? [] : [{ letter: 'A', run: each.a }]),
        ...(each.b === null ? [] : [{ letter: 'B', run: each.b }]),
      ]),
    [compared],
  );
  const axis = useMemo(
    () =>
      planScale(
        rows.flat().map(({ run }) => endOf(run.waterfall)),
        scale,
      ),
    [rows, scale],
  );
  return (
    <>
      <div className="compared-runs">
        <PinnedRuns />
        {isPinned ? null : (
          <p className="run-label">
            <b className="run-letter">B</b> <RunLabel run={b} />{' '}
            <span className="quiet">(on the screen)</span>
          </p>
        )}
      </div>
      <WaterfallChart axis={axis} rows={rows}>
        <SegmentLegend runs={rows.flat().map(({ run }) => run)} />
        <p className="quiet">Point at a part, or go through them with the arrow keys.</p>
      </WaterfallChart>
      <DifferenceTable compared={compared} />
      <SegmentTable lines={rows.flat()} />
    </>
  );
}
