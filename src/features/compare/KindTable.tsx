import { useMemo } from 'react';
import type { Answers } from '../../../worker/protocol/simulator.ts';
import { useAppState } from '../../state/hooks.ts';
import { formatCount, formatMsFigure } from '../../ui/quantities.ts';
import { Figure } from '../Figure.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import { kindRows } from './kinds.ts';
import { kindProvenance } from './provenance.ts';
import { SINCE_START } from './use-comparison.ts';

const COLUMNS: readonly {
  readonly name: string;
  readonly what: string;
  readonly text: (answers: Answers) => string;
}[] = [
  { name: 'p50 ms', what: 'The median latency', text: ({ overall }) => inMs(overall.p50Us) },
  { name: 'p99 ms', what: 'p99 of the latencies', text: ({ overall }) => inMs(overall.p99Us) },
  { name: 'Served', what: 'Requests with an answer', text: ({ served }) => formatCount(served) },
  {
    name: 'Rejected',
    what: 'Requests that a full platform turned away',
    text: ({ rejected }) => formatCount(rejected),
  },
  { name: 'Failed', what: 'Requests that got no answer', text: ({ failed }) => formatCount(failed) },
];

/** A world in which clients send several requests: what each of these came to. */
export function KindTable() {
  const saved = useAppState((state) => state.project.requests);
  const sent = useAppState((state) => state.trafficRequests);
  const mix = useAppState((state) => state.trafficWorld?.traffic.mix);
  const platforms = useAppState(({ traffic }) =>
    traffic.kind === 'running' || traffic.kind === 'stopped' ? traffic.summary?.platforms : undefined,
  );
  const kinds = useMemo(
    () => kindRows({ sent: sent ?? [], mix: mix ?? [], platforms: platforms ?? [], saved }),
    [sent, mix, platforms, saved],
  );
  if (kinds.length === 0) return null;
  return (
    <div className="compare-scroll">
      <table>
        <caption>Kinds of requests. {SINCE_START}.</caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Platform</th>
            {COLUMNS.map(({ name }) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {kinds.map(({ name, rows }, kind) => (
          // oxlint-disable-next-line react/no-array-index-key -- a kind is its position: names may repeat
          <tbody key={kind}>
            {rows.map(({ platform, answers }, at) => (
              <tr key={platform} data-platform={platform}>
                {at === 0 ? (
                  <th scope="rowgroup" rowSpan={rows.length} className="kind-name">
                    {name}
                  </th>
                ) : null}
                <th scope="row" className="kind-platform">
                  <span className="platform-name">{PLATFORM_NAMES[platform].short}</span>
                </th>
                {COLUMNS.map((column) => (
                  <td key={column.name} className="number">
                    <Figure provenance={kindProvenance(platform, column.what)}>{column.text(answers)}</Figure>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function inMs(us: number | null): string {
  return us === null ? '–' : formatMsFigure(us / 1_000);
}
