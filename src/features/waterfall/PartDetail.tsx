import type { OriginCallSpan, PlatformId, Segment } from '../../../worker/protocol/waterfall.ts';
import { formatUs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { provenanceWords } from '../provenance-words.ts';
import { SEGMENT_NAMES } from './segment-names.ts';

export type Focused = { readonly platform: PlatformId } & (
  { readonly segment: Segment } | { readonly call: OriginCallSpan }
);

/** Tells about the part under the pointer or the keyboard's focus, always in the same place. */
export function PartDetail({ focused }: { readonly focused: Focused }) {
  return (
    <div className="part-detail" aria-live="polite">
      <Detail focused={focused} />
    </div>
  );
}

function Detail({ focused }: { readonly focused: Focused }) {
  const platform = PLATFORM_NAMES[focused.platform].short;
  if ('call' in focused) {
    const { method, host, path, status, durationUs, networkUs, serviceUs } = focused.call;
    return (
      <p>
        <strong>
          {method} {host}
          {path}
        </strong>{' '}
        answered {status} in <span className="figures">{formatUs(durationUs)}</span>: network{' '}
        {formatUs(networkUs)}, origin’s own work {formatUs(serviceUs)}.{' '}
        <span className="quiet">{platform}, modelled.</span>
      </p>
    );
  }
  const { kind, durationUs, provenance, detail } = focused.segment;
  return (
    <p>
      <strong>{SEGMENT_NAMES[kind]}</strong> <span className="figures">{formatUs(durationUs)}</span> on{' '}
      {platform}, <span className={`badge badge-${provenance.kind}`}>{provenance.kind}</span> {detail}{' '}
      <span className="quiet">{provenanceWords(provenance)}</span>
    </p>
  );
}
