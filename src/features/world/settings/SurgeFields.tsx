import type { Surge, SurgeOf } from '../../../../worker/project/world-traffic.ts';
import type { World } from '../../../../worker/project/world.ts';
import { NumberField } from '../../../ui/Field.tsx';
import type { Named } from '../../place-names.ts';
import { mostFactor, mostOfAttack, without } from './arrival-room.ts';
import { BeginsField, SecondsField } from './TimeFields.tsx';
import { PlaceField } from './PlaceField.tsx';

interface FieldsProps<Of extends Surge> {
  readonly surge: Of;
  readonly traffic: World['traffic'];
  readonly cities: readonly Named[];
  readonly onChange: (surge: Surge) => void;
}

export function SurgeFields({ surge, ...rest }: FieldsProps<Surge>) {
  const { onChange } = rest;
  return (
    <>
      <BeginsField atS={surge.atS} onEnter={(atS) => onChange({ ...surge, atS })} />
      {surge.kind === 'flash-crowd' ? <FlashCrowdFields surge={surge} {...rest} /> : null}
      {surge.kind === 'conference' ? <ConferenceFields surge={surge} {...rest} /> : null}
      {surge.kind === 'attack' ? <AttackFields surge={surge} {...rest} /> : null}
    </>
  );
}

function FlashCrowdFields({ surge, traffic, onChange }: FieldsProps<SurgeOf<'flash-crowd'>>) {
  return (
    <>
      <FactorField surge={surge} traffic={traffic} onChange={onChange} />
      <SecondsField
        label="Rises within about"
        value={surge.riseS}
        onEnter={(riseS) => onChange({ ...surge, riseS })}
      />
      <SecondsField
        label="Fades after"
        value={surge.holdS}
        onEnter={(holdS) => onChange({ ...surge, holdS })}
      />
      <SecondsField
        label="Fades within about"
        max={7_200}
        value={surge.decayS}
        onEnter={(decayS) => onChange({ ...surge, decayS })}
      />
    </>
  );
}

function ConferenceFields({ surge, traffic, cities, onChange }: FieldsProps<SurgeOf<'conference'>>) {
  return (
    <>
      <PlaceField
        label="City"
        value={surge.cityId}
        places={cities}
        onChoose={(cityId) => onChange({ ...surge, cityId })}
      />
      <FactorField surge={surge} traffic={traffic} onChange={onChange} />
      <SecondsField
        label="Lasts"
        value={surge.durationS}
        onEnter={(durationS) => onChange({ ...surge, durationS })}
      />
      <NumberField
        label="Of it from this city"
        help="The rest comes from the whole world."
        value={Math.round(surge.share * 100)}
        min={0}
        max={100}
        step={1}
        unit="%"
        onEnter={(percent) => onChange({ ...surge, share: percent / 100 })}
      />
    </>
  );
}

function AttackFields({ surge, traffic, onChange }: FieldsProps<SurgeOf<'attack'>>) {
  const { botnet } = surge;
  return (
    <>
      <NumberField
        label="Requests of the attack a second"
        value={surge.perSecond}
        min={0.1}
        max={mostOfAttack(without(traffic, surge))}
        step={0.1}
        onEnter={(perSecond) => onChange({ ...surge, perSecond })}
      />
      <SecondsField
        label="Grows for"
        value={surge.rampS}
        onEnter={(rampS) => onChange({ ...surge, rampS })}
      />
      <SecondsField
        label="Lasts"
        value={surge.durationS}
        onEnter={(durationS) => onChange({ ...surge, durationS })}
      />
      {typeof botnet === 'number' ? (
        <NumberField
          label="Cities it comes from"
          help="The seed draws which."
          value={botnet}
          min={1}
          max={100}
          step={1}
          onEnter={(count) => onChange({ ...surge, botnet: count })}
        />
      ) : (
        <p className="quiet">It comes from {botnet.length} cities that this world names.</p>
      )}
    </>
  );
}

type Crowd = SurgeOf<'flash-crowd'> | SurgeOf<'conference'>;

function FactorField({ surge, traffic, onChange }: Omit<FieldsProps<Crowd>, 'cities'>) {
  return (
    <NumberField
      label="Times the usual rate"
      value={surge.factor}
      min={1}
      max={mostFactor(without(traffic, surge))}
      step={0.1}
      unit="×"
      onEnter={(factor) => onChange({ ...surge, factor })}
    />
  );
}
