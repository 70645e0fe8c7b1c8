import { useId, useMemo, useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { formatSome } from '../../ui/quantities.ts';
import { FailureNote } from '../FailureNote.tsx';
import { listAssumptions } from './assumption-list.ts';
import { ConstantRows } from './ConstantRows.tsx';
import { ResetAll } from './ResetAll.tsx';
import { matching } from './search.ts';
import { WorldRow } from './WorldRow.tsx';
import { CloseButton, ModalDialog } from '../../ui/ModalDialog.tsx';
import './assumptions.css';

/** A sheet at the side: the fields of this world, editable, then the figures of the model. */
export function AssumptionsSheet() {
  const world = useAppState((state) => state.project.world);
  const close = useAppState((state) => state.closeAssumptions);
  const [sought, setSought] = useState('');
  const id = useId();
  const groups = useMemo(
    () => matching(listAssumptions(world), sought, ({ label, path, source }) => [label, path, source]),
    [world, sought],
  );
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <ModalDialog className="assumptions" labelledBy={id} onClose={close}>
      {(close) => (
        <div className="assumptions-content">
          <header className="assumptions-head">
            <h2 id={id}>What the figures rest on</h2>
            <CloseButton onClose={close} />
            <input
              type="search"
              aria-label="Search assumptions"
              placeholder="Search: keep, TLS, Akamai …"
              value={sought}
              onChange={({ currentTarget }) => setSought(currentTarget.value)}
            />
            <ResetAll />
          </header>
          <section aria-label="This world">
            <h3>
              This world <span className="quiet">{formatSome(count, 'parameter')}, yours to change</span>
            </h3>
            {groups.map(({ name, section, entries }) => (
              <section key={name} aria-label={name} className="assumption-group">
                <h4>
                  {name} <span className="quiet">formulas: docs/model.md, {section}</span>
                </h4>
                {entries.map((entry) => (
                  <WorldRow key={entry.path} entry={entry} />
                ))}
              </section>
            ))}
            {count === 0 ? <p className="empty">No parameter of the world is called that.</p> : null}
          </section>
          <Constants sought={sought} />
        </div>
      )}
    </ModalDialog>
  );
}

function Constants({ sought }: { readonly sought: string }) {
  const constants = useAppState((state) => state.constants);
  const groups = useMemo(
    () =>
      constants.kind === 'ready'
        ? matching(
            constants.groups.map(({ constants: entries, ...group }) => ({ ...group, entries })),
            sought,
            ({ name, source, kind, value }) => [name, source, kind, value],
          )
        : [],
    [constants, sought],
  );
  return (
    <section aria-label="The model">
      <h3>
        The model <span className="quiet">the same in every world, so that figures can be compared</span>
      </h3>
      {constants.kind === 'loading' ? <p className="empty late">Asking the model…</p> : null}
      {constants.kind === 'failed' ? <FailureNote failure={constants.failure} /> : null}
      {groups.map((group) => (
        <ConstantRows key={group.name} group={group} />
      ))}
      {constants.kind === 'ready' && groups.length === 0 ? (
        <p className="empty">No figure of the model is called that.</p>
      ) : null}
    </section>
  );
}
