import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { ACCESS_NETWORKS, REGION_IDS, type World } from '../../../../worker/project/world.ts';
import { useAppState } from '../../../state/hooks.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { formatCount, formatSome, listFacts } from '../../../ui/quantities.ts';
import { RestartOffer } from '../RestartOffer.tsx';
import { ContainersGroup } from './ContainersGroup.tsx';
import { EdgeGroup } from './EdgeGroup.tsx';
import { FaultsGroup } from './FaultsGroup.tsx';
import { IsolatesGroup } from './IsolatesGroup.tsx';
import { mostPerSecond } from './arrival-room.ts';
import { OriginsEditor } from './OriginsEditor.tsx';
import { PlatformsGroup } from './PlatformsGroup.tsx';
import { PricesGroup } from './PricesGroup.tsx';
import { RepeatGroup } from './RepeatGroup.tsx';
import { RoutingGroup } from './RoutingGroup.tsx';
import { ServerlessGroup } from './ServerlessGroup.tsx';
import { TrafficGroup } from './TrafficGroup.tsx';
import { useRegionNames } from './use-region-names.ts';
import { useWorld } from './use-world.ts';
import './settings.css';

const ACCESS_NAMES: Record<World['clients']['access'], string> = {
  mix: 'Mix by country',
  fibre: 'Fibre',
  cable: 'Cable',
  dsl: 'DSL',
  '5g': '5G',
  '4g': '4G',
  '3g': '3G',
  leo: 'Satellite (LEO)',
};

/** The world's knobs, out of the way until they are wanted: three that matter most, the others in groups. */
export function WorldSettings() {
  const drawer = useRef<HTMLDetailsElement>(null);
  const isOpen = useAppState((state) => state.isWorldOpen);
  const setWorldOpen = useAppState((state) => state.setWorldOpen);
  useGivesWay(drawer);
  const { world, editWorld, editPart } = useWorld();
  const regionNames = useRegionNames();
  const { region, traffic, platforms, faults, seed } = world;
  const close = () => {
    setWorldOpen(false);
    drawer.current?.querySelector('summary')?.focus();
  };
  // A field that has something to give up takes the first Escape.
  const closeOnEscape = ({ key, currentTarget, defaultPrevented }: KeyboardEvent<HTMLDetailsElement>) => {
    if (key === 'Escape' && !defaultPrevented && currentTarget.open) close();
  };
  return (
    <details
      className="world-settings"
      ref={drawer}
      open={isOpen}
      onToggle={({ currentTarget }) => setWorldOpen(currentTarget.open)}
      onKeyDown={closeOnEscape}
    >
      <summary>
        World
        <span className="quiet">
          {listFacts([
            `${formatSome(traffic.perSecond, 'request')} a second`,
            ...(traffic.mix.length > 1 ? [`${traffic.mix.length} kinds of requests`] : []),
            region,
            formatSome(platforms.length, 'platform'),
            ...(faults.length === 0 ? [] : [formatSome(faults.length, 'fault')]),
            `seed ${seed}`,
          ])}
        </span>
      </summary>
      <div className="settings-drawer">
        <header className="modal-head settings-head">
          <h3>World</h3>
          <RestartOffer focusAfter=".settings-head .icon-button" />
          <button
            type="button"
            className="icon-button"
            aria-label="Close the world’s settings"
            onClick={close}
          >
            ×
          </button>
        </header>
        <div className="settings-grid settings-first">
          <NumberField
            label="Requests a second"
            value={traffic.perSecond}
            min={0.1}
            max={mostPerSecond(traffic)}
            step={0.1}
            onEnter={(perSecond) => editPart('traffic', { perSecond })}
          />
          <SelectField
            label="Region"
            value={region}
            options={REGION_IDS.map((id) => ({ value: id, text: regionNames.get(id) ?? id }))}
            onChoose={(id) => editWorld({ region: id })}
          />
          <SelectField
            label="Clients’ networks"
            value={world.clients.access}
            options={ACCESS_NETWORKS.map((id) => ({ value: id, text: ACCESS_NAMES[id] }))}
            onChoose={(access) => editPart('clients', { access })}
          />
        </div>
        <PlatformsGroup />
        <ServerlessGroup />
        <ContainersGroup />
        <EdgeGroup />
        <IsolatesGroup />
        <RoutingGroup />
        <TrafficGroup />
        <FaultsGroup />
        <OriginsEditor regionNames={regionNames} />
        <PricesGroup />
        <RepeatGroup />
        {traffic.trace.length === 0 ? null : (
          <p className="quiet">
            A recording of {formatCount(traffic.trace.length)} arrivals stands in place of the rate and the
            surges.
          </p>
        )}
      </div>
    </details>
  );
}

/** What takes the focus, by Tab or by a key of the page, is never hidden under the drawer. */
function useGivesWay(drawer: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const giveWay = ({ target }: FocusEvent) => {
      const { current } = drawer;
      if (!(target instanceof Element) || current?.open !== true || current.contains(target)) return;
      const over = current.querySelector('.settings-drawer')?.getBoundingClientRect();
      const { x, y } = target.getBoundingClientRect();
      if (over !== undefined && x >= over.left && x < over.right && y >= over.top && y < over.bottom)
        current.open = false;
    };
    addEventListener('focusin', giveWay);
    return () => removeEventListener('focusin', giveWay);
  }, [drawer]);
}
