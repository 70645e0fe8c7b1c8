import { LEAST_SHARE, MOST_SHARE } from '../../../../worker/project/world-traffic.ts';
import { useAppState } from '../../../state/hooks.ts';
import type { Mix } from '../../../state/request-mix.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { formatMeasuredMs } from '../../../ui/quantities.ts';
import { shareWords, withKind, withoutKind } from './request-kinds.ts';
import { useWorld } from './use-world.ts';

const NONE = '';

/** Which of the saved requests clients send in traffic, and how often each. */
export function RequestKinds() {
  const { world, editPart } = useWorld();
  const requests = useAppState((state) => state.project.requests);
  const selected = useAppState((state) => state.project.selectedRequest);
  const { mix } = world.traffic;
  const edit = (next: Mix) => editPart('traffic', { mix: next });
  const isSent = (index: number) =>
    mix.length === 0 ? index === selected : mix.some(({ request }) => request === index);
  const left = requests.map(({ name }, index) => ({ name, index })).filter(({ index }) => !isSent(index));
  const nameOf = (index: number) => requests[index]?.name ?? '';
  return (
    <section className="happenings" aria-label="Kinds of requests">
      <header className="happenings-head">
        <span>
          Kinds of requests <span className="quiet">which saved requests clients send, and how often</span>
        </span>
      </header>
      {mix.length === 0 ? (
        <p className="quiet">All clients send the selected request, “{nameOf(selected)}”.</p>
      ) : (
        <ul className="request-kinds" aria-label="Requests that clients send">
          {mix.map((kind, at) => (
            <li key={kind.request}>
              <NumberField
                label={nameOf(kind.request)}
                value={kind.share}
                min={LEAST_SHARE}
                max={MOST_SHARE}
                step={LEAST_SHARE}
                unit={shareWords(mix, kind.share)}
                onEnter={(share) => edit(mix.with(at, { ...kind, share }))}
              />
              <MeasuredCompute kind={at} />
              <button
                type="button"
                className="icon-button"
                aria-label={`Clients do not send “${nameOf(kind.request)}”`}
                onClick={() => edit(withoutKind(mix, kind.request, selected))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {left.length === 0 ? (
        <p className="quiet">
          {requests.length === 1
            ? 'Save a second request to have clients send both.'
            : 'Clients send them all.'}
        </p>
      ) : (
        <div className="request-kinds-add">
          <SelectField
            label="Clients also send"
            value={NONE}
            options={[
              { value: NONE, text: 'Add a request…' },
              ...left.map(({ name, index }) => ({ value: String(index), text: name })),
            ]}
            onChoose={(index) => {
              if (index !== NONE) edit(withKind(mix, Number(index), selected));
            }}
          />
        </div>
      )}
    </section>
  );
}

/** What the traffic on the screen found this kind to take, if it has the same kinds. */
function MeasuredCompute({ kind }: { readonly kind: number }) {
  const computeUs = useAppState(({ traffic, trafficWorld, project }) => {
    if (traffic.kind !== 'running' && traffic.kind !== 'stopped') return null;
    if (trafficWorld?.compute.handlerUs !== 'measured') return null;
    const [one, other] = [trafficWorld.traffic.mix, project.world.traffic.mix];
    if (one.length !== other.length || one.some(({ request }, at) => request !== other[at]?.request))
      return null;
    return traffic.summary?.measurements[kind]?.compute.p50Us ?? null;
  });
  if (computeUs === null) return null;
  return (
    <span className="quiet figures">computes {formatMeasuredMs(computeUs / 1_000)} ms, measured median</span>
  );
}
