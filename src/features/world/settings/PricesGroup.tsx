import { NODE_PLANS, type Prices } from '../../../../worker/project/world-prices.ts';
import { SelectField, TextField } from '../../../ui/Field.tsx';
import { priceText, readPrice } from './price-entry.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

const NODE_NAMES: Record<Prices['node'], string> = {
  'shared-1gb': 'Shared, 1 GB',
  'shared-2gb': 'Shared, 2 GB',
  'dedicated-4gb': 'Dedicated, 4 GB',
  'premium-4gb': 'Premium, 4 GB',
};

const EDGE_NAMES: Record<Prices['edge'], string> = {
  own: 'Prices entered here',
  workers: 'As on Cloudflare Workers',
  'lambda-edge': 'As on Lambda@Edge',
};

const CONTAINER_NAMES: Record<Prices['containers'], string> = {
  lke: 'Akamai’s Kubernetes',
  fargate: 'AWS Fargate',
};

const OWN_PRICES = [
  ['edgePerMonth', 'Edge, USD a month'],
  ['edgePerMillionRequests', 'Edge, USD per million requests'],
  ['edgePerMillionCpuMs', 'Edge, USD per million CPU-ms'],
  ['edgePerGb', 'Edge, USD per GB answered'],
] as const;

/** Who bills, and the prices that nobody publishes. */
export function PricesGroup() {
  const { world, editWorld } = useWorld();
  const { prices } = world;
  const edit = (change: Partial<Prices>) => editWorld({ prices: { ...prices, ...change } });
  return (
    <SettingsGroup name="Prices" facts={[EDGE_NAMES[prices.edge], CONTAINER_NAMES[prices.containers]]}>
      <div className="settings-grid">
        <SelectField
          label="Edge is billed by"
          help="No price of Akamai Functions is published: enter yours, or compare with another provider’s."
          value={prices.edge}
          options={optionsOf(EDGE_NAMES)}
          onChoose={(edge) => edit({ edge })}
        />
        {prices.edge === 'own'
          ? OWN_PRICES.map(([name, label]) => (
              <TextField
                key={name}
                label={label}
                value={priceText(prices[name])}
                read={readPrice}
                onEnter={(price) => edit({ [name]: price })}
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
          options={[
            { value: 'x86', text: 'x86' },
            { value: 'arm', text: 'Arm' },
          ]}
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
    </SettingsGroup>
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
