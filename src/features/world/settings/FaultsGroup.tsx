import { useState } from 'react';
import type { Fault } from '../../../../worker/project/faults.ts';
import { useAppState } from '../../../state/hooks.ts';
import { SelectField } from '../../../ui/Field.tsx';
import { formatSome } from '../../../ui/quantities.ts';
import { FAULT_NAMES, faultName } from '../../world-events.ts';
import { usePlaceLists } from '../../use-place-lists.ts';
import { FaultFields } from './FaultFields.tsx';
import { ItemList } from './ItemList.tsx';
import { MOST_FAULTS, newFault } from './new-fault.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { spanWords } from './span-words.ts';
import { useWorld } from './use-world.ts';

export function FaultsGroup() {
  const { world } = useWorld();
  const { faults } = world;
  return (
    <SettingsGroup
      name="Faults"
      facts={[faults.length === 0 ? 'nothing goes wrong' : formatSome(faults.length, 'fault')]}
    >
      <Faults />
    </SettingsGroup>
  );
}

/** What goes wrong, and when. */
function Faults() {
  const { world, editWorld } = useWorld();
  const places = usePlaceLists(world.edge.placement);
  const { faults } = world;
  return (
    <section className="happenings" aria-label="Faults">
      <AddFault />
      <ItemList
        items={faults}
        nameOf={(fault) => `“${faultName(fault, places)}”`}
        renderSummary={(fault) => (
          <>
            {faultName(fault, places)}
            <span className="quiet">{spanWords(fault)}</span>
          </>
        )}
        renderFields={(fault, index) => (
          <FaultFields
            fault={fault}
            places={places}
            hosts={world.origins.map(({ host }) => host)}
            onChange={(next) => editWorld({ faults: faults.with(index, next) })}
          />
        )}
        onRemove={(index) => editWorld({ faults: faults.toSpliced(index, 1) })}
      />
    </section>
  );
}

const KINDS = Object.keys(FAULT_NAMES) as Fault['kind'][];
const NO_CABLES = [] as const;

function AddFault() {
  const { world, editWorld } = useWorld();
  const { pops } = usePlaceLists(world.edge.placement);
  const cables = useAppState(({ places }) => (places.kind === 'ready' ? places.places.cables : NO_CABLES));
  const [kind, setKind] = useState<Fault['kind']>('pop-outage');
  const { faults } = world;
  const fault = newFault(kind, world, { pops, cables });
  const isFull = faults.length >= MOST_FAULTS;
  return (
    <div className="happenings-new">
      <SelectField
        label="Kind of fault"
        value={kind}
        options={KINDS.map((id) => ({ value: id, text: FAULT_NAMES[id] }))}
        onChoose={setKind}
      />
      <button
        type="button"
        disabled={fault === null || isFull}
        onClick={() => {
          if (fault !== null) editWorld({ faults: [...faults, fault] });
        }}
      >
        Add the fault
      </button>
      {fault === null ? <p className="quiet">{whyNone(kind)}</p> : null}
      {isFull ? <p className="quiet">{MOST_FAULTS} faults are the most that a world has.</p> : null}
    </div>
  );
}

function whyNone(kind: Fault['kind']): string {
  return kind === 'slow-origin' || kind === 'stuck-origin'
    ? 'This world has no origin that it could befall: add one first.'
    : 'The places are still on their way.';
}
