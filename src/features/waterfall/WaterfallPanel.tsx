import { useMemo, useState } from 'react';
import type { PlatformRun, RunOutput } from '../../../worker/protocol/runner.ts';
import { PLATFORM_IDS } from '../../../worker/protocol/waterfall.ts';
import { useAppState } from '../../state/hooks.ts';
import { answeredOf } from '../../state/slices/run.ts';
import { Choice } from '../../ui/Choice.tsx';
import { AxisLines, AxisTicks } from './AxisLines.tsx';
import { PlatformRow } from './PlatformRow.tsx';
import { MeasuredHere } from './MeasuredHere.tsx';
import { PartDetail, type Focused } from './PartDetail.tsx';
import { SegmentLegend } from './SegmentLegend.tsx';
import { SegmentTable } from './SegmentTable.tsx';
import { endOf, layOutWaterfall, planAxis } from './waterfall-layout.ts';
import './waterfall.css';

type Scale = 'all' | 'fastest';

export function WaterfallPanel() {
  const run = useAppState((state) => state.run);
  const [scale, setScale] = useState<Scale>('all');
  const output = answeredOf(run)?.output ?? null;
  return (
    <section className="region waterfall-panel" aria-label="Waterfall">
      <header className="region-head">
        <h2>Where the time went</h2>
        <Question />
        {output === null ? null : (
          <Choice<Scale>
            label="Time axis"
            value={scale}
            options={[
              { value: 'all', text: 'All' },
              { value: 'fastest', text: 'Zoom to fastest' },
            ]}
            onChoose={setScale}
          />
        )}
      </header>
      {output === null ? (
        <Invitation hasFailed={run.kind === 'failed'} />
      ) : (
        <Waterfalls output={output} scale={scale} />
      )}
    </section>
  );
}

/** What was asked, which the settings may since have left. */
function Question() {
  const text = useAppState(({ run, places }) => {
    const answered = answeredOf(run);
    if (answered === null) return '';
    const { cityId, world } = answered.question;
    const city = places.kind === 'ready' ? places.places.cities.find(({ id }) => id === cityId) : undefined;
    return `one request from ${city?.name ?? cityId} · region ${world.region}`;
  });
  return <span className="quiet">{text}</span>;
}

function Invitation({ hasFailed }: { readonly hasFailed: boolean }) {
  const axis = planAxis([]);
  return (
    <div className="waterfall-empty">
      <AxisLines axis={axis} />
      <p className="empty">
        {hasFailed
          ? 'The run did not finish, so there is no time to show. What went wrong is told beside the request.'
          : 'After Run, this shows where each millisecond of the request went: on Lambda, on warm containers, and at the edge.'}
      </p>
      <AxisTicks axis={axis} />
    </div>
  );
}

/** More are drawn closer together. */
const USUAL_ROWS = 3;

const SHORTEST_ZOOM_US = 1_000;

function Waterfalls({ output, scale }: { readonly output: RunOutput; readonly scale: Scale }) {
  const [focused, setFocused] = useState<Focused | null>(null);
  const runs = useMemo(
    () =>
      PLATFORM_IDS.map((id) => output.runs.find(({ platform }) => platform === id)).filter(
        (run): run is PlatformRun => run !== undefined,
      ),
    [output],
  );
  const axis = useMemo(() => {
    const totalsUs = runs.map(({ waterfall }) => endOf(waterfall));
    return scale === 'all' ? planAxis(totalsUs) : planAxis([Math.min(...totalsUs)], SHORTEST_ZOOM_US);
  }, [runs, scale]);
  return (
    <>
      <div
        className="waterfall-chart"
        data-dense={runs.length > USUAL_ROWS}
        onPointerLeave={() => setFocused(null)}
        onBlur={() => setFocused(null)}
      >
        <AxisLines axis={axis} />
        {runs.map((run) => (
          <PlatformRow
            key={run.platform}
            run={run}
            bars={layOutWaterfall(run.waterfall, axis)}
            onFocus={setFocused}
          />
        ))}
        <AxisTicks axis={axis} />
      </div>
      {focused === null ? (
        <MeasuredHere measurement={output.measurement} />
      ) : (
        <PartDetail focused={focused} />
      )}
      <SegmentLegend runs={runs} />
      <SegmentTable runs={runs} />
    </>
  );
}
