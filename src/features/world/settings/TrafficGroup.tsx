import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { formatSome } from '../../../ui/quantities.ts';
import { RequestKinds } from './RequestKinds.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { Surges } from './Surges.tsx';
import { useWorld } from './use-world.ts';

export function TrafficGroup() {
  const {
    world: { traffic, clients },
    editPart,
  } = useWorld();
  const { arrivals, diurnal, surges, mix } = traffic;
  return (
    <SettingsGroup
      name="Traffic"
      facts={[
        diurnal ? 'daily rhythm' : 'no daily rhythm',
        arrivals === 'poisson' ? 'at random' : 'evenly spaced',
        ...(mix.length < 2 ? [] : [`${mix.length} kinds of requests`]),
        ...(surges.length === 0 ? [] : [formatSome(surges.length, 'surge')]),
      ]}
    >
      <div className="settings-grid">
        <SelectField
          label="Over the day"
          help="The mean over a day stays the same."
          value={diurnal ? 'rhythm' : 'level'}
          options={[
            { value: 'level', text: 'The same at any hour' },
            { value: 'rhythm', text: 'By each city’s local time' },
          ]}
          onChoose={(choice) => editPart('traffic', { diurnal: choice === 'rhythm' })}
        />
        <SelectField
          label="Arrivals"
          value={arrivals}
          options={[
            { value: 'poisson', text: 'At random (Poisson)' },
            { value: 'constant', text: 'Evenly spaced' },
          ]}
          onChoose={(chosen) => editPart('traffic', { arrivals: chosen })}
        />
        <NumberField
          label="New connections"
          help="The other requests use one that is open."
          value={Math.round(clients.newConnectionShare * 100)}
          min={0}
          max={100}
          step={1}
          unit="%"
          onEnter={(percent) => editPart('clients', { newConnectionShare: percent / 100 })}
        />
      </div>
      <RequestKinds />
      <Surges />
    </SettingsGroup>
  );
}
