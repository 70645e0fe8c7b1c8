import type { ComputeMeasurement, Spread } from '../../../worker/protocol/measurement.ts';
import { formatMsFigure } from '../../ui/quantities.ts';
import { ProvenanceBadge } from '../ProvenanceBadge.tsx';
import { measuredHow } from './measured-how.ts';

/** The few figures that are no model: this component, started and run in this tab. */
export function MeasuredHere({ measurement }: { readonly measurement: ComputeMeasurement }) {
  const { start, compute, bareInstance } = measurement;
  return (
    <div className="part-detail measured-here">
      <p className="figures">
        <ProvenanceBadge provenance={{ kind: 'measured', how: measuredHow(measurement) }} />
        <span>
          fresh instance <Figure spread={start} />
        </span>
        <span>
          your handler <Figure spread={compute} />
        </span>
        <span className="quiet">
          bare WebAssembly.Instance <Figure spread={bareInstance} />
        </span>
      </p>
      <p className="quiet">
        Point at a segment, or tab to it, to see what it is and where its figure comes from.
      </p>
    </div>
  );
}

function Figure({ spread: { p5Us, p50Us, p95Us } }: { readonly spread: Spread }) {
  return (
    <>
      {formatMsFigure(p50Us / 1_000)} ms{' '}
      <span className="quiet">
        ({formatMsFigure(p5Us / 1_000)}–{formatMsFigure(p95Us / 1_000)})
      </span>
    </>
  );
}
