import { REGION_IDS, type Origin } from '../../../../worker/project/world.ts';
import { NumberField, SelectField, TextField } from '../../../ui/Field.tsx';
import { formatCount } from '../../../ui/quantities.ts';
import { ItemList } from './ItemList.tsx';
import { MOST_ORIGINS, newOrigin, readBody, readContentType, readHost } from './origins.ts';
import { useWorld } from './use-world.ts';
import './origins-editor.css';

interface OriginsEditorProps {
  readonly regionNames: ReadonlyMap<string, string>;
}

/** Whom the handler may call, where they live, and what they answer. */
export function OriginsEditor({ regionNames }: OriginsEditorProps) {
  const { world, editWorld } = useWorld();
  const { origins, region } = world;
  return (
    <section className="origins" aria-label="Origins">
      <header className="origins-head">
        <span>
          Origins <span className="quiet">services that the handler calls with fetch</span>
        </span>
        <button
          type="button"
          disabled={origins.length >= MOST_ORIGINS}
          onClick={() => editWorld({ origins: [...origins, newOrigin(origins, region)] })}
        >
          Add an origin
        </button>
      </header>
      {origins.length === 0 ? <p className="quiet">None: this handler has nobody to call.</p> : null}
      {origins.length >= MOST_ORIGINS ? (
        <p className="quiet">{MOST_ORIGINS} origins are the most that a world has.</p>
      ) : null}
      <ItemList
        items={origins}
        nameOf={({ host }) => host}
        renderSummary={(origin) => <OriginSummary origin={origin} />}
        renderFields={(origin, index) => (
          <OriginFields
            origin={origin}
            others={origins.toSpliced(index, 1)}
            regionNames={regionNames}
            onChange={(change) => editWorld({ origins: origins.with(index, { ...origin, ...change }) })}
          />
        )}
        onRemove={(index) => editWorld({ origins: origins.toSpliced(index, 1) })}
      />
    </section>
  );
}

function OriginSummary({ origin: { host, region, serviceMs, status } }: { readonly origin: Origin }) {
  return (
    <>
      <code>{host}</code>
      <span className="quiet">
        in {region}, answers {status} after {formatCount(serviceMs)} ms of its own work
      </span>
    </>
  );
}

interface OriginFieldsProps extends OriginsEditorProps {
  readonly origin: Origin;
  readonly others: readonly Origin[];
  readonly onChange: (change: Partial<Origin>) => void;
}

function OriginFields({ origin, others, regionNames, onChange }: OriginFieldsProps) {
  return (
    <>
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
    </>
  );
}
