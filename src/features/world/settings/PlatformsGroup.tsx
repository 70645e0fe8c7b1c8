import { useState } from 'react';
import { PLATFORM_IDS, type PlatformId } from '../../../../worker/protocol/waterfall.ts';
import { PLATFORM_NAMES } from '../../platforms.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

/** Which platforms answer side by side: at least one. */
export function PlatformsGroup() {
  const { world, editWorld } = useWorld();
  const [isRefused, setRefused] = useState(false);
  const { platforms } = world;
  const toggle = (id: PlatformId) => {
    const isOn = (each: PlatformId) => platforms.includes(each) !== (each === id);
    const chosen = PLATFORM_IDS.filter(isOn);
    setRefused(chosen.length === 0);
    if (chosen.length > 0) editWorld({ platforms: chosen });
  };
  return (
    <SettingsGroup name="Platforms" facts={platforms.map((id) => PLATFORM_NAMES[id].short)}>
      <fieldset className="platform-choices">
        <legend className="quiet">Every request goes to each of these, so that they can be compared</legend>
        {PLATFORM_IDS.map((id) => (
          <label key={id} data-platform={id}>
            <input type="checkbox" checked={platforms.includes(id)} onChange={() => toggle(id)} />
            <span className="platform-name">{PLATFORM_NAMES[id].short}</span>
            <span className="quiet">{PLATFORM_NAMES[id].long}</span>
          </label>
        ))}
      </fieldset>
      {isRefused ? (
        <p className="field-problem" role="alert">
          At least one platform answers: choose another before you leave this one out
        </p>
      ) : null}
    </SettingsGroup>
  );
}
