import { useAppState } from '../../state/hooks.ts';
import { isSame } from '../../state/changes-since.ts';
import { PriceFields } from '../PriceFields.tsx';

export function Prices() {
  return (
    <>
      <h3>Prices</h3>
      <p className="quiet">
        Published prices are filled in, with their source and date in each bill. Wasm at the edge has none, so
        enter what you pay, in US dollars: 0 where there is no such fee.
      </p>
      <PriceFields />
      <Rebill />
    </>
  );
}

/** Bills are written while traffic runs, by the prices it was started with. */
function Rebill() {
  const isOutdated = useAppState(
    ({ project, traffic, trafficWorld }) =>
      (traffic.kind === 'running' || traffic.kind === 'stopped') &&
      trafficWorld !== null &&
      !isSame(trafficWorld.prices, project.world.prices),
  );
  const startTraffic = useAppState((state) => state.startTraffic);
  if (!isOutdated) return null;
  return (
    <p className="rebill">
      The bills above are by the prices from before.{' '}
      <button type="button" onClick={() => void startTraffic()}>
        Start traffic again with these
      </button>
    </p>
  );
}
