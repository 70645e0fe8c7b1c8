import { useState } from 'react';
import type { PastRun } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { answeredOf } from '../../state/slices/run.ts';
import { Choice } from '../../ui/Choice.tsx';
import { AxisLines, AxisTicks } from './AxisLines.tsx';
import { Comparison } from './Comparison.tsx';
import { OneRun } from './OneRun.tsx';
import { PinButton } from './PinButton.tsx';
import { RecentRuns } from './RecentRuns.tsx';
import { useCompared } from './use-compared.ts';
import { planAxis } from './waterfall-layout.ts';
import './waterfall.css';

export type Scale = 'all' | 'fastest';

export function WaterfallPanel() {
  const run = useAppState((state) => state.run);
  const history = useAppState((state) => state.history);
  const [scale, setScale] = useState<Scale>('all');
  const output = answeredOf(run)?.output ?? null;
  const runId = answeredOf(run)?.question.runId ?? null;
  const { compared, canChoose, isComparing, chooseComparing } = useCompared(runId);
  return (
    <section className="region waterfall-panel" aria-label="Waterfall">
      <header className="region-head">
        <h2>Where the time went</h2>
        <div className="waterfall-actions">
          {canChoose ? (
            <Choice
              label="What is shown"
              value={isComparing ? 'both' : 'run'}
              options={[
                { value: 'run', text: 'This run' },
                { value: 'both', text: 'Compare' },
              ]}
              onChoose={(value) => chooseComparing(value === 'both')}
            />
          ) : null}
          {runId === null ? null : <PinButton runId={runId} />}
          {history.length === 0 ? null : <RecentRuns />}
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
        </div>
      </header>
      {compared !== null && isComparing ? (
        <Comparison a={compared.a} b={compared.b} scale={scale} />
      ) : (
        <ThisRun scale={scale} history={history} runId={runId} />
      )}
    </section>
  );
}

interface ThisRunProps {
  readonly scale: Scale;
  readonly history: readonly PastRun[];
  readonly runId: number | null;
}

function ThisRun({ scale, history, runId }: ThisRunProps) {
  const run = useAppState((state) => state.run);
  const output = answeredOf(run)?.output;
  const told = history.find((each) => each.runId === runId);
  if (output === undefined || told === undefined) return <Invitation hasFailed={run.kind === 'failed'} />;
  return <OneRun told={told} measurement={output.measurement} scale={scale} />;
}

function Invitation({ hasFailed }: { readonly hasFailed: boolean }) {
  const axis = planAxis([]);
  return (
    <div className="waterfall-empty">
      <AxisLines axis={axis} />
      <p className="empty">
        <span>
          {hasFailed
            ? 'The run did not finish, so there is no time to show. What went wrong is told beside the request.'
            : 'After Run, this shows where each millisecond of the request went: on Lambda, on warm containers, and at the edge.'}
        </span>
      </p>
      <AxisTicks axis={axis} />
    </div>
  );
}
