import type { HttpResponse } from '../../../worker/protocol/http.ts';
import type { Waterfall } from '../../../worker/protocol/waterfall.ts';
import { formatBytes, formatSome, formatUs } from '../../ui/quantities.ts';
import { ProvenanceBadge } from '../Figure.tsx';

interface StatusLineProps {
  readonly response: HttpResponse;
  readonly waterfall: Waterfall;
  /** Whether the world that was asked states the handler's compute, instead of having it measured. */
  readonly isStated: boolean;
}

export function StatusLine({ response, waterfall, isStated }: StatusLineProps) {
  const origin = isStated ? 'stated by the project' : 'measured';
  return (
    <p className="status-line">
      <output
        className="status-code"
        data-class={Math.floor(response.status / 100)}
        aria-label="Response status"
      >
        {response.status}
      </output>
      <span className="figures quiet">
        {formatBytes(response.body.byteLength)} · {formatUs(waterfall.totalUs)}
      </span>
      <ProvenanceBadge
        provenance={{
          kind: 'modelled',
          formula: `The sum of the segments in the waterfall: the network is modelled, your handler’s work is ${origin}`,
          source: 'docs/model.md',
        }}
      />
    </p>
  );
}

/** A table of thousands would freeze the page for seconds. */
const MOST_HEADERS = 500;

export function HeadersView({ response }: { readonly response: HttpResponse }) {
  if (response.headers.length === 0) return <p className="empty">The handler set no headers.</p>;
  return (
    <table className="headers-table">
      <caption className="sr-only">Response headers</caption>
      <tbody>
        {response.headers.slice(0, MOST_HEADERS).map(([name, value], index) => (
          // oxlint-disable-next-line react/no-array-index-key -- names may repeat, and the list never changes
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
        {response.headers.length > MOST_HEADERS ? (
          <tr>
            <td colSpan={2} className="quiet">
              and {formatSome(response.headers.length - MOST_HEADERS, 'header')} more
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
