import { useCallback, useState } from 'react';
import type { View } from '../../../worker/project/project.ts';
import { useAppState, usePlatforms, useSession } from '../../state/hooks.ts';
import { zoomedTo } from '../../state/look.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatSpan } from '../../ui/quantities.ts';
import { useEvents } from '../use-events.ts';
import { useFreshPlatforms } from '../use-fresh-platforms.ts';
import { useTheme } from '../use-theme.ts';
import { ChartKey } from './ChartKey.tsx';
import { ChartStage } from './ChartStage.tsx';
import { ChartTable } from './ChartTable.tsx';
import { distributionPicture } from './distribution-picture.ts';
import type { LineKey } from './line-names.ts';
import { linesPicture } from './lines-picture.ts';
import './percentiles.css';
import { ScrubBar } from './ScrubBar.tsx';
import { useLook } from './use-look.ts';

const CHARTS = [
  { value: 'lines', text: 'Lines' },
  { value: 'histogram', text: 'Histogram' },
  { value: 'cumulative', text: 'Cumulative' },
] as const satisfies readonly { value: View['chart']; text: string }[];

const LABELS: Readonly<Record<View['chart'], string>> = {
  lines: 'Latency percentiles over time',
  histogram: 'Histogram of latencies',
  cumulative: 'Share of requests answered within a latency',
};

/** How latencies are spread, live or in a moment of the last minutes, drawn straight from the recording. */
export function PercentileChart() {
  const { recording, store } = useSession();
  const theme = useTheme();
  const isStage = useAppState((state) => state.isStage);
  const platforms = usePlatforms();
  const events = useEvents();
  const fresh = useFreshPlatforms();
  const looked = useLook();
  const chart = useAppState((state) => state.project.view.chart);
  const chooseView = useAppState((state) => state.chooseView);
  const [shown, setShown] = useState<ReadonlySet<LineKey>>(
    () => new Set(['p50Us', 'p99Us', 'cold', 'errors']),
  );
  const [isTable, setTable] = useState(false);

  const make = useCallback(
    (host: HTMLElement) => {
      const look = () => store.getState().look;
      if (chart !== 'lines') return distributionPicture(host, { recording, look, platforms, kind: chart });
      const lookAt = (fromS: number, untilS: number) =>
        store.getState().lookAt(zoomedTo(fromS, untilS, recording.speed, recording.history));
      return linesPicture(host, { recording, look, lookAt, platforms, shown, fresh, events });
    },
    // A theme is a set of colours, and a stage has larger type, which the chart reads when it is made.
    // oxlint-disable-next-line react/exhaustive-deps
    [recording, store, theme, isStage, platforms, events, fresh, chart, shown],
  );

  return (
    <figure className="chart" aria-label={LABELS[chart]}>
      <figcaption>
        <Choice
          label="Chart"
          value={chart}
          options={CHARTS}
          onChoose={(value) => chooseView({ chart: value })}
        />
        <button
          type="button"
          className="quiet-button"
          aria-expanded={isTable}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? 'Picture' : 'Table'}
        </button>
      </figcaption>
      <ChartKey chart={chart} platforms={platforms} events={events} shown={shown} onShow={setShown} />
      {isTable ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must be able to scroll it
        <section className="chart-figures" tabIndex={0} aria-label={`${LABELS[chart]}, as a table`}>
          <ChartTable chart={chart} looked={looked} platforms={platforms} fresh={fresh} />
        </section>
      ) : (
        <ChartStage
          make={make}
          label={`Cursor over ${LABELS[chart].toLowerCase()}`}
          onRead={() => {
            if (looked.look === null && looked.hasTraffic)
              looked.lookAt({ kind: 'moment', until: looked.newest });
          }}
          onGiveUp={() => looked.lookAt(null)}
        />
      )}
      <ScrubBar looked={looked} />
      {events.length === 0 ? null : (
        <ul className="sr-only" aria-label="Bands of the chart">
          {events.map(({ kind, name, fromS, untilS }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a world may have the same twice
            <li key={index}>
              {kind === 'fault' ? 'Fault' : 'Surge'}: {name}, from {formatSpan(fromS)} to {formatSpan(untilS)}
            </li>
          ))}
        </ul>
      )}
      {looked.hasTraffic || isTable ? null : (
        <p className="picture-hint">
          Start traffic to see how many milliseconds half, and nearly all, requests take.
        </p>
      )}
    </figure>
  );
}
