import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import { formatUs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { provenanceWords } from '../provenance-words.ts';
import { AFTER_NAME, SEGMENT_NAMES } from './segment-names.ts';

/** The picture's twin: the same figures to read, copy and hear. */
export function SegmentTable({ runs }: { readonly runs: readonly PlatformRun[] }) {
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
          {runs.flatMap(({ platform, waterfall }) =>
            [...waterfall.segments, ...waterfall.after].map((segment, index) => (
              <tr key={`${platform} ${segment.kind} ${segment.startUs}`}>
                <td>{PLATFORM_NAMES[platform].short}</td>
                <td>
                  {SEGMENT_NAMES[segment.kind]}
                  {index < waterfall.segments.length ? '' : `, ${AFTER_NAME}`}
                </td>
                <td className="number">{formatUs(segment.startUs)}</td>
                <td className="number">{formatUs(segment.durationUs)}</td>
                <td title={provenanceWords(segment.provenance)}>{segment.provenance.kind}</td>
                <td>{segment.detail}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </details>
  );
}
