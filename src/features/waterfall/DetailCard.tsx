import type { ReactNode } from 'react';
import type { RoutingRecord } from '../../../worker/protocol/routing.ts';
import type { OriginCallSpan, PlatformId, Provenance, Segment } from '../../../worker/protocol/waterfall.ts';
import { formatCount, formatUs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { provenanceWords } from '../provenance-words.ts';
import { AFTER_NAME, SEGMENT_NAMES } from './segment-names.ts';
import { callProvenance } from './sum-provenance.ts';

/** What the pointer or the keyboard is at. `run`: its letter, where two are compared. */
export type Focused = { readonly platform: PlatformId; readonly run: string } & (
  | { readonly segment: Segment; readonly isAfter: boolean }
  | { readonly call: OriginCallSpan }
  | { readonly routing: RoutingRecord }
);

/** Tells about one part of the picture, always in the same place and in the same order: what, how long, why, whence. */
export function DetailCard({ focused }: { readonly focused: Focused }) {
  const where = `${PLATFORM_NAMES[focused.platform].short}${focused.run === '' ? '' : `, ${focused.run}`}`;
  if ('routing' in focused) return <RoutingCard where={where} routing={focused.routing} />;
  if ('call' in focused) {
    const { call } = focused;
    return (
      <Card
        name={`${call.method} ${call.host}${call.path}`}
        swatch="segment-origin-wait"
        durationUs={call.durationUs}
        where={where}
        provenance={callProvenance(call)}
      >
        Answered {call.status}: {formatUs(call.networkUs)} on the network and {formatUs(call.serviceUs)} at
        the origin.
      </Card>
    );
  }
  const { kind, durationUs, provenance, detail } = focused.segment;
  return (
    <Card
      name={focused.isAfter ? `${SEGMENT_NAMES[kind]}, ${AFTER_NAME}` : SEGMENT_NAMES[kind]}
      swatch={`segment-${kind}`}
      durationUs={durationUs}
      where={where}
      provenance={provenance}
    >
      {detail}
    </Card>
  );
}

interface CardProps {
  readonly name: string;
  readonly swatch: string;
  readonly durationUs: number;
  readonly where: string;
  readonly provenance: Provenance;
  readonly children: ReactNode;
}

function Card({ name, swatch, durationUs, where, provenance, children }: CardProps) {
  return (
    <div className="detail-card" role="note" aria-label="Detail">
      <div className="detail-head">
        <p className="detail-name">
          <i className={`swatch ${swatch} texture-${provenance.kind}`} />
          {name}
        </p>
        <p className="detail-figure figures">{formatUs(durationUs)}</p>
        <p className="quiet">
          {where} · {provenance.kind}
        </p>
      </div>
      <div className="detail-why">
        <p>{children}</p>
        <p className="quiet">{provenanceWords(provenance)}</p>
      </div>
    </div>
  );
}

function RoutingCard({ where, routing }: { readonly where: string; readonly routing: RoutingRecord }) {
  const { chosen, candidates, reason, behind } = routing;
  return (
    <div className="detail-card" role="note" aria-label="Detail">
      <div className="detail-head">
        <p className="detail-name">{chosen.name}</p>
        <p className="quiet">
          {where} · {chosen.kind === 'pop' ? 'PoP' : 'region'} {chosen.id}
        </p>
      </div>
      <div className="detail-why">
        <p>{reason}</p>
        {behind === null ? null : (
          <p>
            Behind it {behind.name}: {behind.reason}.
          </p>
        )}
        {candidates.length < 2 ? null : (
          <ul className="routing-candidates quiet figures" aria-label="Candidates">
            {candidates.map(({ id, name, rttUs, distanceKm, isHealthy, note }) => (
              <li key={id} data-chosen={id === chosen.id}>
                {name} {formatUs(rttUs)}, {formatCount(Math.round(distanceKm))} km
                {isHealthy ? '' : ', down'}
                {note === '' ? '' : `, ${note}`}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
