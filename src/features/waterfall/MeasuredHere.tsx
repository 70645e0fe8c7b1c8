import type { ComputeMeasurement, Spread } from '../../../worker/protocol/measurement.ts';
import type { World } from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import { MEASURED_COMPUTE, statedCompute } from '../../state/stated-compute.ts';
import { formatMeasuredMs } from '../../ui/quantities.ts';
import { ProvenanceBadge } from '../Figure.tsx';
import { measuredHow } from './measured-how.ts';

/** The few figures that are no model: this component, started and run in this tab. */
export function MeasuredHere({ measurement }: { readonly measurement: ComputeMeasurement }) {
  const { start, compute, bareInstance } = measurement;
  return (
    <div className="part-detail measured-here">
      <p className="figures">
        <ProvenanceBadge provenance={{ kind: 'measured', how: measuredHow(measurement) }} />
        <span>
          fresh instance{bareInstance ? ', its memory copied back,' : ', all of it new,'}{' '}
          <SpreadFigure spread={start} />
        </span>
        <span>
          your handler <SpreadFigure spread={compute} />
        </span>
        {bareInstance ? (
          <span className="quiet">
            bare WebAssembly.Instance <SpreadFigure spread={bareInstance} />
          </span>
        ) : null}
        <StateOrMeasure measurement={measurement} />
      </p>
      <p className="quiet">
        Point at a segment, or tab to it, to see what it is and where its figure comes from.
      </p>
    </div>
  );
}

/** Measured figures differ from visit to visit; stated ones travel with the link and repeat. */
function StateOrMeasure({ measurement }: { readonly measurement: ComputeMeasurement }) {
  const { startUs, handlerUs } = useAppState((state) => state.project.world.compute);
  const editWorld = useAppState((state) => state.editWorld);
  if (startUs === 'measured' && handlerUs === 'measured') {
    return (
      <button
        type="button"
        className="quiet-button"
        title="From the next run on, takes these medians instead of measuring, so that whoever opens a link gets the same figures"
        onClick={() => editWorld({ compute: statedCompute(measurement) })}
      >
        State these figures
      </button>
    );
  }
  return (
    <button
      type="button"
      className="quiet-button"
      title={`The next run takes ${computeWords(startUs)} for an instance's start and ${computeWords(handlerUs)} for the handler`}
      onClick={() => editWorld({ compute: MEASURED_COMPUTE })}
    >
      Stated figures are used: measure again
    </button>
  );
}

function computeWords(compute: World['compute']['startUs']): string {
  return compute === 'measured' ? 'what it measures' : `${compute} µs, as stated,`;
}

function SpreadFigure({ spread: { p5Us, p50Us, p95Us } }: { readonly spread: Spread }) {
  return (
    <>
      {formatMeasuredMs(p50Us / 1_000)}&nbsp;ms{' '}
      <span className="quiet spread">
        ({formatMeasuredMs(p5Us / 1_000)}–{formatMeasuredMs(p95Us / 1_000)})
      </span>
    </>
  );
}
