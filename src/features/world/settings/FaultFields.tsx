import type { Fault } from '../../../../worker/project/faults.ts';
import { PLATFORM_IDS } from '../../../../worker/protocol/waterfall.ts';
import { useAppState } from '../../../state/hooks.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { PLATFORM_NAMES } from '../../platforms.ts';
import { neighboursOf, type PlaceLists } from '../../place-names.ts';
import { PlaceField } from './PlaceField.tsx';
import { BeginsField, SecondsField } from './TimeFields.tsx';

type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

interface FieldsProps<Of extends Fault> {
  readonly fault: Of;
  readonly places: PlaceLists;
  readonly hosts: readonly string[];
  readonly onChange: (fault: Fault) => void;
}

export function FaultFields(props: FieldsProps<Fault>) {
  const { fault, onChange } = props;
  return (
    <>
      <TargetFields {...props} />
      <BeginsField atS={fault.atS} onEnter={(atS) => onChange({ ...fault, atS })} />
      {fault.kind === 'deploy' ? null : (
        <SecondsField
          label="Lasts"
          value={fault.durationS}
          min={0.001}
          max={10_000_000}
          onEnter={(durationS) => onChange({ ...fault, durationS })}
        />
      )}
    </>
  );
}

/** What it befalls, and how badly. */
function TargetFields({ fault, places, hosts, onChange }: FieldsProps<Fault>) {
  if (fault.kind === 'pop-outage')
    return (
      <PlaceField
        label="PoP"
        value={fault.pop}
        places={places.pops}
        onChoose={(pop) => onChange({ ...fault, pop })}
      />
    );
  if (fault.kind === 'region-outage')
    return (
      <PlaceField
        label="Region that fails"
        value={fault.region}
        places={places.regions}
        onChoose={(region) => onChange({ ...fault, region })}
      />
    );
  if (fault.kind === 'cable-cut') return <CableFields fault={fault} places={places} onChange={onChange} />;
  if (fault.kind === 'slow-origin' || fault.kind === 'stuck-origin')
    return <OriginFields fault={fault} hosts={hosts} onChange={onChange} />;
  if (fault.kind === 'loss-burst')
    return (
      <ShareField
        label="Packets lost"
        most={50}
        share={fault.share}
        onEnter={(share) => onChange({ ...fault, share })}
      />
    );
  if (fault.kind === 'brown-out') return <BrownOutFields fault={fault} onChange={onChange} />;
  if (fault.kind === 'stale-dns')
    return (
      <ShareField
        label="Clients with stale answers"
        share={fault.share}
        onEnter={(share) => onChange({ ...fault, share })}
      />
    );
  return <p className="quiet">A new version everywhere: what was warm starts cold again.</p>;
}

const NO_CABLES = [] as const;

function CableFields({
  fault,
  places: { hubs },
  onChange,
}: Omit<FieldsProps<FaultOf<'cable-cut'>>, 'hosts'>) {
  const cables = useAppState(({ places }) => (places.kind === 'ready' ? places.places.cables : NO_CABLES));
  return (
    <>
      <PlaceField
        label="Cable from"
        value={fault.from}
        places={hubs}
        onChoose={(from) =>
          onChange({ ...fault, from, to: neighboursOf(from, hubs, cables)[0]?.id ?? fault.to })
        }
      />
      <PlaceField
        label="Cable to"
        value={fault.to}
        places={neighboursOf(fault.from, hubs, cables)}
        onChoose={(to) => onChange({ ...fault, to })}
      />
    </>
  );
}

type OriginFault = FaultOf<'slow-origin'> | FaultOf<'stuck-origin'>;

function OriginFields({ fault, hosts, onChange }: Omit<FieldsProps<OriginFault>, 'places'>) {
  return (
    <>
      <PlaceField
        label="Origin"
        value={fault.host}
        places={hosts.map((host) => ({ id: host, name: host }))}
        onChoose={(host) => onChange({ ...fault, host })}
      />
      {fault.kind === 'stuck-origin' ? null : (
        <NumberField
          label="Takes so many times as long"
          value={fault.factor}
          min={1}
          max={10_000}
          step={0.1}
          unit="×"
          onEnter={(factor) => onChange({ ...fault, factor })}
        />
      )}
    </>
  );
}

function BrownOutFields({ fault, onChange }: Omit<FieldsProps<FaultOf<'brown-out'>>, 'places' | 'hosts'>) {
  return (
    <>
      <SelectField
        label="Platform"
        value={fault.platform}
        options={PLATFORM_IDS.map((id) => ({ value: id, text: PLATFORM_NAMES[id].short }))}
        onChoose={(platform) => onChange({ ...fault, platform })}
      />
      <ShareField
        label="Capacity left"
        share={fault.capacity}
        onEnter={(capacity) => onChange({ ...fault, capacity })}
      />
    </>
  );
}

interface ShareFieldProps {
  readonly label: string;
  readonly share: number;
  /** Per cent. */
  readonly most?: number;
  readonly onEnter: (share: number) => void;
}

function ShareField({ label, share, most = 100, onEnter }: ShareFieldProps) {
  return (
    <NumberField
      label={label}
      value={Math.round(share * 1_000) / 10}
      min={0}
      max={most}
      step={0.1}
      unit="%"
      onEnter={(percent) => onEnter(percent / 100)}
    />
  );
}
