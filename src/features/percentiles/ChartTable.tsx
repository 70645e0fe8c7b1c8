import type { View } from '../../../worker/project/project.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { useSession } from '../../state/hooks.ts';
import { PERCENTILE_KEYS } from '../../state/percentile-lines.ts';
import { formatCount, formatMsFigure, formatSpan } from '../../ui/quantities.ts';
import type { LatencyFigure } from '../latency-figures.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { type FiguresOf, figuresOf, shareRows, stretchesOf } from './chart-tables.ts';
import { formatSharePct, LINE_NAMES } from './line-names.ts';
import type { Looked } from './use-look.ts';

interface ChartTableProps {
  readonly chart: View['chart'];
  readonly looked: Looked;
  readonly platforms: readonly PlatformId[];
  /** Those whose share of cold starts says nothing. */
  readonly fresh: readonly PlatformId[];
}

/** The chart's twin: what it shows, in figures. */
export function ChartTable({ chart, looked, platforms, fresh }: ChartTableProps) {
  const { history } = useSession().recording;
  const { range, spanS } = looked;
  if (!looked.hasTraffic)
    return <p className="empty">No traffic yet, so there is nothing to put in a table.</p>;
  const stretches = chart === 'lines' ? stretchesOf(range) : [range];
  const groups = stretches.map((stretch) => ({
    name: `${formatSpan(stretch.from * spanS)} to ${formatSpan((stretch.until + 1) * spanS)}`,
    rows: platforms.map((id) => figuresOf(history, id, stretch)),
  }));
  return (
    <>
      <PercentileTable groups={groups} fresh={fresh} />
      {chart === 'lines' ? null : <SharesTable chart={chart} looked={looked} platforms={platforms} />}
    </>
  );
}

interface Group {
  readonly name: string;
  readonly rows: readonly FiguresOf[];
}

function PercentileTable({
  groups,
  fresh,
}: {
  readonly groups: readonly Group[];
  readonly fresh: readonly PlatformId[];
}) {
  return (
    <table className="chart-table">
      <caption>
        Latencies in milliseconds by the time at which requests were sent, modelled; in brackets where the
        percentile lies with 95 % confidence, where few requests leave much room.
      </caption>
      <thead>
        <tr>
          <th scope="col">Platform</th>
          {PERCENTILE_KEYS.map((key) => (
            <th scope="col" className="number" key={key}>
              {LINE_NAMES[key]}
            </th>
          ))}
          <th scope="col" className="number">
            answered
          </th>
          <th scope="col" className="number">
            cold starts
          </th>
          <th scope="col" className="number">
            errors
          </th>
        </tr>
      </thead>
      {groups.map(({ name, rows }) => (
        <tbody key={name}>
          <tr>
            <th scope="rowgroup" colSpan={8} className="figures">
              {name}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.platform} data-platform={row.platform}>
              <th scope="row">
                <span className="platform-name">{PLATFORM_NAMES[row.platform].short}</span>
              </th>
              {PERCENTILE_KEYS.map((key) => (
                <td className="number" key={key}>
                  <Latency figure={row.figures[key]} />
                </td>
              ))}
              <td className="number">{formatCount(row.served)}</td>
              <td className="number">
                {fresh.includes(row.platform) && row.served > 0 ? 'each' : share(row.coldPct)}
              </td>
              <td className="number">{share(row.errorsPct)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Latency({ figure: { us, lowUs, highUs, isRough } }: { readonly figure: LatencyFigure }) {
  if (us === null) return '–';
  return (
    <>
      {inMs(us)}
      {isRough ? (
        <span className="quiet">
          {' '}
          ({inMs(lowUs)}–{inMs(highUs)})
        </span>
      ) : null}
    </>
  );
}

function inMs(us: number | null): string {
  return us === null ? '?' : formatMsFigure(us / 1_000);
}

function SharesTable({ chart, looked, platforms }: Omit<ChartTableProps, 'fresh'>) {
  const { history } = useSession().recording;
  const rows = shareRows(history, platforms, looked.range);
  const isHistogram = chart === 'histogram';
  return (
    <table className="chart-table">
      <caption>
        {isHistogram
          ? 'Share of requests by how long they took'
          : 'Share of requests that were answered within a time'}
        ; requests without an answer count as none.
      </caption>
      <thead>
        <tr>
          <th scope="col">Latency</th>
          {platforms.map((id) => (
            <th scope="col" className="number" key={id} data-platform={id}>
              <span className="platform-name">{PLATFORM_NAMES[id].short}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ aboveMs, upToMs, inPct, withinPct }) => (
          <tr key={upToMs}>
            <th scope="row" className="figures">
              {isHistogram ? `${formatCount(aboveMs)} to ` : 'within '}
              {formatCount(upToMs)} ms
            </th>
            {(isHistogram ? inPct : withinPct).map((percent, index) => (
              <td className="number" key={platforms[index]}>
                {share(percent)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function share(percent: number | null): string {
  return percent === null ? '–' : formatSharePct(percent);
}
