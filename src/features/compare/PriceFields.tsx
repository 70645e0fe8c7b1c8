import type { Prices } from '../../../worker/project/world-prices.ts';
import { useAppState } from '../../state/hooks.ts';
import { isSame } from '../../state/changes-since.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { PRICE_FIELDS, priceText, readPrice } from './price-entry.ts';

const EDGE = [
  { value: 'own', text: 'Prices that you enter' },
  { value: 'workers', text: 'Cloudflare Workers, published' },
  { value: 'lambda-edge', text: 'Lambda@Edge, published' },
] as const;
const CONTAINERS = [
  { value: 'lke', text: 'Akamai LKE nodes' },
  { value: 'fargate', text: 'AWS Fargate' },
] as const;
const LAMBDA = [
  { value: 'x86', text: 'x86' },
  { value: 'arm', text: 'Arm' },
] as const;
const FREE = [
  { value: 'off', text: 'Not taken off' },
  { value: 'on', text: 'Taken off first' },
] as const;

/** Who bills for what. The edge has no published price, so nobody but the reader can know it. */
export function PriceFields() {
  const world = useAppState((state) => state.project.world);
  const editWorld = useAppState((state) => state.editWorld);
  const { prices } = world;
  const edit = (change: Partial<Prices>) => editWorld({ prices: { ...prices, ...change } });
  return (
    <>
      <h3>Prices</h3>
      <p className="quiet">
        Published prices are filled in, with their source and date in each bill. Wasm at the edge has none, so
        enter what you pay, in US dollars: 0 where there is no such fee.
      </p>
      <div className="settings-grid">
        <SelectField
          label="The edge is billed by"
          value={prices.edge}
          options={EDGE}
          onChoose={(edge) => edit({ edge })}
        />
        {prices.edge === 'own'
          ? PRICE_FIELDS.map(({ key, label }) => (
              <TextField
                key={key}
                label={label}
                value={priceText(prices[key])}
                read={readPrice}
                onEnter={(value) => edit({ [key]: value })}
              />
            ))
          : null}
        <SelectField
          label="Containers run on"
          value={prices.containers}
          options={CONTAINERS}
          onChoose={(containers) => edit({ containers })}
        />
        <SelectField
          label="Lambda runs on"
          value={prices.lambdaArchitecture}
          options={LAMBDA}
          onChoose={(lambdaArchitecture) => edit({ lambdaArchitecture })}
        />
        <SelectField
          label="Free allowances"
          value={prices.freeTier ? 'on' : 'off'}
          options={FREE}
          onChoose={(free) => edit({ freeTier: free === 'on' })}
        />
      </div>
      <Rebill prices={prices} />
    </>
  );
}

/** Bills are written while traffic runs, by the prices it was started with. */
function Rebill({ prices }: { readonly prices: Prices }) {
  const isOutdated = useAppState(
    ({ traffic, trafficWorld }) =>
      (traffic.kind === 'running' || traffic.kind === 'stopped') &&
      trafficWorld !== null &&
      !isSame(trafficWorld.prices, prices),
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
