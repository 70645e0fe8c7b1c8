import { NODE_PLANS, type Prices } from '../../worker/project/world-prices.ts';
import { useAppState } from '../state/hooks.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { ENTERED_PRICES, priceText, readPrice } from './price-entry.ts';

export const EDGE_NAMES: Record<Prices['edge'], string> = {
  own: 'Prices that you enter',
  workers: 'As on Cloudflare Workers',
  'lambda-edge': 'As on Lambda@Edge',
};

export const CONTAINER_NAMES: Record<Prices['containers'], string> = {
  lke: 'Akamai’s Kubernetes',
  fargate: 'AWS Fargate',
};

const PROCESSOR_NAMES: Record<Prices['lambdaArchitecture'], string> = { x86: 'x86', arm: 'Arm' };

const NODE_NAMES: Record<Prices['node'], string> = {
  'shared-1gb': 'Shared, 1 GB',
  'shared-2gb': 'Shared, 2 GB',
  'dedicated-4gb': 'Dedicated, 4 GB',
  'premium-4gb': 'Premium, 4 GB',
};

/** Who bills for what. The edge has no published price, so nobody but the reader can know it. */
export function PriceFields() {
  const prices = useAppState((state) => state.project.world.prices);
  const editWorld = useAppState((state) => state.editWorld);
  const edit = (change: Partial<Prices>) => editWorld({ prices: { ...prices, ...change } });
  return (
    <div className="settings-grid">
      <SelectField
        label="Edge is billed by"
        help="No price of Akamai Functions is published: enter yours, or compare with another provider’s."
        value={prices.edge}
        options={optionsOf(EDGE_NAMES)}
        onChoose={(edge) => edit({ edge })}
      />
      {prices.edge === 'own'
        ? ENTERED_PRICES.map(({ key, label }) => (
            <TextField
              key={key}
              label={label}
              value={priceText(prices[key])}
              read={readPrice}
              onEnter={(price) => edit({ [key]: price })}
            />
          ))
        : null}
      <SelectField
        label="Containers run on"
        value={prices.containers}
        options={optionsOf(CONTAINER_NAMES)}
        onChoose={(containers) => edit({ containers })}
      />
      {prices.containers === 'lke' ? <ClusterFields prices={prices} onChange={edit} /> : null}
      <SelectField
        label="Lambda’s processors"
        value={prices.lambdaArchitecture}
        options={optionsOf(PROCESSOR_NAMES)}
        onChoose={(lambdaArchitecture) => edit({ lambdaArchitecture })}
      />
      <SelectField
        label="Monthly free allowances"
        value={prices.freeTier ? 'taken' : 'left'}
        options={[
          { value: 'left', text: 'Not counted' },
          { value: 'taken', text: 'Taken off first' },
        ]}
        onChoose={(choice) => edit({ freeTier: choice === 'taken' })}
      />
    </div>
  );
}

interface ClusterFieldsProps {
  readonly prices: Prices;
  readonly onChange: (change: Partial<Prices>) => void;
}

function ClusterFields({ prices, onChange }: ClusterFieldsProps) {
  return (
    <>
      <SelectField
        label="Nodes"
        value={prices.node}
        options={NODE_PLANS.map((id) => ({ value: id, text: NODE_NAMES[id] }))}
        onChoose={(node) => onChange({ node })}
      />
      <SelectField
        label="Control planes"
        value={prices.highAvailability ? 'available' : 'plain'}
        options={[
          { value: 'plain', text: 'Plain' },
          { value: 'available', text: 'Highly available' },
        ]}
        onChoose={(choice) => onChange({ highAvailability: choice === 'available' })}
      />
    </>
  );
}

function optionsOf<Id extends string>(names: Readonly<Record<Id, string>>): { value: Id; text: string }[] {
  return (Object.keys(names) as Id[]).map((id) => ({ value: id, text: names[id] }));
}
