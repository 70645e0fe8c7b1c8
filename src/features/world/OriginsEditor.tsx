import { useState, type ReactNode } from 'react';
import { REGION_IDS, type Origin } from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import { NumberField, SelectField, TextField } from '../../ui/Field.tsx';
import { formatCount } from '../../ui/quantities.ts';
import { MOST_ORIGINS, newOrigin, readBody, readContentType, readHost } from './origins.ts';
import './origins-editor.css';

interface OriginsEditorProps {
  readonly regionNames: ReadonlyMap<string, string>;
}

/** Whom the handler may call, where they live, and what they answer. */
export function OriginsEditor({ regionNames }: OriginsEditorProps) {
  const world = useAppState((state) => state.project.world);
  const editWorld = useAppState((state) => state.editWorld);
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const { origins } = world;
  const add = () => {
    editWorld({ origins: [...origins, newOrigin(origins, world.region)] });
    setOpenIndex(origins.length);
  };
  const remove = (index: number) => {
    editWorld({ origins: origins.toSpliced(index, 1) });
    setOpenIndex(null);
  };
  return (
    <section className="origins" aria-label="Origins">
      <header className="origins-head">
        <span>
          Origins <span className="quiet">services that the handler calls with fetch</span>
        </span>
        <button type="button" disabled={origins.length >= MOST_ORIGINS} onClick={add}>
          Add an origin
        </button>
      </header>
      {origins.length === 0 ? <p className="quiet">None: this handler has nobody to call.</p> : null}
      {origins.length >= MOST_ORIGINS ? (
        <p className="quiet">{MOST_ORIGINS} origins are the most that a world has.</p>
      ) : null}
      <ul>
        {origins.map((origin, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a host changes while it is edited
          <li key={index}>
            <OriginDetails
              origin={origin}
              isOpen={index === openIndex}
              onToggle={(isOpen) => {
                if (isOpen) setOpenIndex(index);
                else if (index === openIndex) setOpenIndex(null);
              }}
            >
              <OriginFields
                origin={origin}
                others={origins.toSpliced(index, 1)}
                regionNames={regionNames}
                onChange={(change) => editWorld({ origins: origins.with(index, { ...origin, ...change }) })}
              />
              <button type="button" className="quiet-button" onClick={() => remove(index)}>
                Remove {origin.host}
              </button>
            </OriginDetails>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OriginDetailsProps {
  readonly origin: Origin;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

function OriginDetails({ origin, isOpen, onToggle, children }: OriginDetailsProps) {
  const { host, region, serviceMs, status } = origin;
  return (
    <details open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <code>{host}</code>
        <span className="quiet">
          in {region}, answers {status} after {formatCount(serviceMs)} ms of its own work
        </span>
      </summary>
      {isOpen ? children : null}
    </details>
  );
}

interface OriginFieldsProps extends OriginsEditorProps {
  readonly origin: Origin;
  readonly others: readonly Origin[];
  readonly onChange: (change: Partial<Origin>) => void;
}

function OriginFields({ origin, others, regionNames, onChange }: OriginFieldsProps) {
  return (
    <div className="settings-grid">
      <TextField
        label="Host"
        value={origin.host}
        read={(text) => readHost(text, others)}
        onEnter={(host) => onChange({ host })}
      />
      <SelectField
        label="Lives in"
        value={origin.region}
        options={REGION_IDS.map((id) => ({ value: id, text: regionNames.get(id) ?? id }))}
        onChoose={(region) => onChange({ region })}
      />
      <NumberField
        label="Its own work"
        value={origin.serviceMs}
        min={0}
        max={60_000}
        step={0.1}
        unit="ms"
        onEnter={(serviceMs) => onChange({ serviceMs })}
      />
      <NumberField
        label="Status"
        value={origin.status}
        min={200}
        max={599}
        step={1}
        onEnter={(status) => onChange({ status })}
      />
      <TextField
        label="Content type"
        value={origin.contentType}
        read={readContentType}
        onEnter={(contentType) => onChange({ contentType })}
      />
      <TextField
        label="Body"
        value={origin.body}
        isLong
        read={readBody}
        onEnter={(body) => onChange({ body })}
      />
    </div>
  );
}
