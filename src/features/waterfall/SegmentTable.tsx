import { Fragment } from 'react';
import { formatUs } from '../../ui/quantities.ts';
import { Figure } from '../Figure.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { Line } from './PlatformRow.tsx';
import { tableRows } from './table-rows.ts';

/** The picture's twin: the same figures to read, copy and hear. */
export function SegmentTable({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <details className="segment-table">
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            <th scope="col">Segment</th>
            <th scope="col" className="number">
              Start
            </th>
            <th scope="col" className="number">
              Duration
            </th>
            <th scope="col">Provenance</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ letter, run }) => (
            <Fragment key={`${run.platform} ${letter}`}>
              {tableRows(run).map((row) => (
                <tr key={`${row.kind} ${row.name} ${row.startUs}`}>
                  <td>
                    {PLATFORM_NAMES[run.platform].short} {letter}
                  </td>
                  <td>{row.name}</td>
                  <td className="number">{formatUs(row.startUs)}</td>
                  <td className="number">
                    <Figure provenance={row.provenance}>{formatUs(row.durationUs)}</Figure>
                  </td>
                  <td>{row.provenance.kind}</td>
                  <td>{row.why}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </details>
  );
}
