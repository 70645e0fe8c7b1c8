import type { ReactNode } from 'react';
import type { ComputeMeasurement, Spread } from '../../../worker/protocol/measurement.ts';
import type { World } from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import { MEASURED_COMPUTE, statedCompute } from '../../state/stated-compute.ts';
import { formatMeasuredMs } from '../../ui/quantities.ts';
import { Figure } from '../Figure.tsx';

/** The few figures that are no model: this component, started and run in this tab. */
export function MeasuredHere({ measurement }: { readonly measurement: ComputeMeasurement }) {
  const { start, compute, bareInstance } = measurement;
  return (
    <p className="measured-here figures">
      <span className="quiet">Measured in this tab:</span>
      <Measured
        spread={start}
        how={
          bareInstance
            ? 'a fresh instance: its memory copied back from the snapshot'
            : 'a fresh instance, all of it new'
        }
      >
        instance
      </Measured>
      <Measured spread={compute} how="the handler answering this request, waits excluded">
        handler
      </Measured>
      {bareInstance ? (
        <Measured spread={bareInstance} how="a bare new WebAssembly.Instance of the same module">
          bare instance
        </Measured>
      ) : null}
      <StateOrMeasure measurement={measurement} />
    </p>
  );
}

interface MeasuredProps {
  readonly spread: Spread;
  readonly how: string;
  readonly children: ReactNode;
}

function Measured({ spread, how, children }: MeasuredProps) {
  return (
    <span>
      {children}{' '}
      <Figure provenance={{ kind: 'measured', how: `In this tab: ${how}`, spread }}>
        {formatMeasuredMs(spread.p50Us / 1_000)} ms
      </Figure>
    </span>
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
