import { useEffect, useRef, useState } from 'react';
import { PERCENTILE_KEYS } from '../../state/traffic-recording.ts';
import { useAppState, usePlatforms, useSession, useTrafficSpeed } from '../../state/hooks.ts';
import { formatSpan } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { useTheme } from '../use-theme.ts';
import { createChart } from './chart-session.ts';
import './percentiles.css';
import { useEvents } from '../use-events.ts';

const PERCENTILE_NAMES: Record<(typeof PERCENTILE_KEYS)[number], string> = {
  p50Us: 'p50',
  p95Us: 'p95',
  p99Us: 'p99',
  p999Us: 'p99.9',
};

const BANDS = [
  { kind: 'fault', name: 'fault' },
  { kind: 'surge', name: 'surge' },
] as const;

type Shown = Readonly<Record<(typeof PERCENTILE_KEYS)[number], boolean>>;

/** Lines of the percentiles of ten seconds of traffic, over the last minute, drawn straight from the recording. */
export function PercentileChart() {
  const { recording } = useSession();
  const theme = useTheme();
  const platforms = usePlatforms();
  const speed = useTrafficSpeed();
  const events = useEvents();
  const hasTraffic = useAppState(({ traffic }) => traffic.kind === 'running' || traffic.kind === 'stopped');
  const host = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>({ p50Us: true, p95Us: false, p99Us: true, p999Us: false });

  useEffect(() => {
    if (host.current === null) return undefined;
    const chart = createChart(
      host.current,
      recording,
      PERCENTILE_KEYS.map((key) => shown[key]),
      events,
    );
    return () => chart.dispose();
    // A theme is a set of colours, which the chart reads when it is made.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [recording, theme, shown, events]);

  return (
    <figure className="chart" aria-label="Latency percentiles over time">
      <figcaption>
        <span>
          {speed === 1
            ? 'Percentiles of the last 10 s, over time'
            : 'Percentiles of 10 s of the world’s time'}
          , modelled
        </span>
        <span className="line-toggles">
          {PERCENTILE_KEYS.map((key, index) => (
            <label key={key} className="line-toggle" data-line={index}>
              <input
                type="checkbox"
                checked={shown[key]}
                onChange={() => setShown({ ...shown, [key]: !shown[key] })}
              />
              {PERCENTILE_NAMES[key]}
            </label>
          ))}
        </span>
      </figcaption>
      <ul className="chart-key" aria-label="Colours">
        {platforms.map((id) => (
          <li key={id} data-platform={id}>
            {PLATFORM_NAMES[id].short}
          </li>
        ))}
        {BANDS.filter(({ kind }) => events.some((event) => event.kind === kind)).map(({ kind, name }) => (
          <li key={kind} data-band={kind}>
            {name}
          </li>
        ))}
      </ul>
      <div className="chart-host" ref={host} />
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
      {hasTraffic ? null : (
        <p className="picture-hint">
          Start traffic to see how many milliseconds half, and nearly all, requests take.
        </p>
      )}
    </figure>
  );
}
