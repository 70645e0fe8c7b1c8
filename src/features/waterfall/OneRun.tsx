import { useMemo } from 'react';
import type { ComputeMeasurement } from '../../../worker/protocol/measurement.ts';
import { PLATFORM_IDS } from '../../../worker/protocol/waterfall.ts';
import type { PastRun } from '../../state/app-state.ts';
import { MeasuredHere } from './MeasuredHere.tsx';
import { PinnedRuns } from './PinnedRuns.tsx';
import { RunLabel } from './RunLabel.tsx';
import { SegmentLegend } from './SegmentLegend.tsx';
import { SegmentTable } from './SegmentTable.tsx';
import { WaterfallChart } from './WaterfallChart.tsx';
import { endOf, planScale } from './waterfall-layout.ts';
import type { Scale } from './WaterfallPanel.tsx';

interface OneRunProps {
  readonly told: PastRun;
  readonly measurement: ComputeMeasurement;
  readonly scale: Scale;
}

/** The run on the screen: a line for each platform. */
export function OneRun({ told, measurement, scale }: OneRunProps) {
  const lines = useMemo(
    () =>
      PLATFORM_IDS.map((id) => told.runs.find(({ platform }) => platform === id))
        .filter((run) => run !== undefined)
        .map((run) => ({ letter: '', run })),
    [told],
  );
  const axis = useMemo(
    () =>
      planScale(
        lines.map(({ run }) => endOf(run.waterfall)),
        scale,
      ),
    [lines, scale],
  );
  return (
    <>
      <p className="run-label quiet">
        <RunLabel run={told} /> · region {told.region}
      </p>
      <PinnedRuns />
      <WaterfallChart axis={axis} rows={lines.map((line) => [line])}>
        <SegmentLegend runs={told.runs} />
        <MeasuredHere measurement={measurement} />
      </WaterfallChart>
      <SegmentTable lines={lines} />
    </>
  );
}
