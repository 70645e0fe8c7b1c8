import { type ReactNode, useState } from 'react';
import { ACCESS_NETWORKS } from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../state/project-limits.ts';
import { currentRequest } from '../../state/slices/project.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatSome, listFacts } from '../../ui/quantities.ts';
import { BodyField } from './BodyField.tsx';
import { PairRows } from './PairRows.tsx';
import { readQuery, writeQuery } from './query.ts';
import { SavedRequests } from './SavedRequests.tsx';

type Part = 'query' | 'headers' | 'body' | 'client' | 'saved';

/** What a request can have besides method, path and city, a part at a time: there is little room. */
export function Options() {
  const [part, setPart] = useState<Part>('query');
  const { path, headers, body } = useAppState((state) => currentRequest(state.project));
  const { connection, arrival } = useAppState((state) => state.project);
  const saved = useAppState((state) => state.project.requests.length);
  const names: Record<Part, string> = {
    query: counted('Query', readQuery(path).length),
    headers: counted('Headers', headers.length),
    body: body === '' ? 'Body' : 'Body •',
    client: 'Client',
    saved: counted('Saved', saved),
  };
  return (
    <details className="options">
      <summary>
        Options
        <span className="quiet">
          {listFacts([
            `${connection} connection`,
            arrival === 'cold' ? 'first after idle' : 'warm',
            formatSome(headers.length, 'header'),
            body === '' ? 'no body' : formatSome(body.length, 'character'),
          ])}
        </span>
      </summary>
      <Choice
        label="Part of the request"
        value={part}
        options={(Object.keys(names) as Part[]).map((value) => ({ value, text: names[value] }))}
        onChoose={setPart}
      />
      <div className="options-part">{PARTS[part]()}</div>
    </details>
  );
}

const counted = (name: string, count: number): string => (count === 0 ? name : `${name} ${count}`);

const PARTS: Record<Part, () => ReactNode> = {
  query: () => <QueryRows />,
  headers: () => <HeaderRows />,
  body: () => <BodyField />,
  client: () => <ClientFields />,
  saved: () => <SavedRequests />,
};

/** In step with the path: either can be edited. A row that says nothing yet is not in the path. */
function QueryRows() {
  const path = useAppState((state) => currentRequest(state.project).path);
  const editRequest = useAppState((state) => state.editRequest);
  const [draft, setDraft] = useState<[string, string][] | null>(null);
  const rows = draft !== null && writeQuery(path, draft) === path ? draft : readQuery(path);
  return (
    <PairRows
      noun="Parameter"
      pairs={rows}
      most={100}
      nameChars={PROJECT_LIMITS.headerNameChars}
      valueChars={PROJECT_LIMITS.pathChars / 4}
      onChange={(pairs) => {
        const next = writeQuery(path, pairs);
        if (next.length > PROJECT_LIMITS.pathChars) return;
        setDraft(pairs);
        editRequest({ path: next });
      }}
    />
  );
}

function HeaderRows() {
  const headers = useAppState((state) => currentRequest(state.project).headers);
  const editRequest = useAppState((state) => state.editRequest);
  return (
    <PairRows
      noun="Header"
      pairs={headers}
      most={PROJECT_LIMITS.headers}
      nameChars={PROJECT_LIMITS.headerNameChars}
      valueChars={PROJECT_LIMITS.headerValueChars}
      onChange={(pairs) => editRequest({ headers: pairs.map(([name, value]) => [name.trim(), value]) })}
    />
  );
}

const ACCESS_NAMES: Record<(typeof ACCESS_NETWORKS)[number], string> = {
  mix: 'Mix of the country',
  fibre: 'Fibre',
  cable: 'Cable',
  dsl: 'DSL',
  '5g': '5G',
  '4g': '4G',
  '3g': '3G',
  leo: 'Satellite, low orbit',
};

function ClientFields() {
  const { connection, arrival, world } = useAppState((state) => state.project);
  const choose = useAppState((state) => state.choose);
  const editWorld = useAppState((state) => state.editWorld);
  return (
    <div className="options-grid">
      <span className="option-label">Connection</span>
      <Choice
        label="Connection"
        value={connection}
        options={[
          { value: 'new', text: 'New' },
          { value: 'reused', text: 'Reused' },
        ]}
        onChoose={(value) => choose({ connection: value })}
      />
      <span className="option-label">Arrival</span>
      <Choice
        label="Arrival"
        value={arrival}
        options={[
          { value: 'cold', text: 'First after idle' },
          { value: 'warm', text: 'Warm' },
        ]}
        onChoose={(value) => choose({ arrival: value })}
      />
      <label className="option-label" htmlFor="request-access">
        Access network
      </label>
      <select
        id="request-access"
        value={world.clients.access}
        title="Of all clients of this world"
        onChange={({ currentTarget }) => {
          const access = ACCESS_NETWORKS.find((each) => each === currentTarget.value);
          if (access !== undefined) editWorld({ clients: { ...world.clients, access } });
        }}
      >
        {ACCESS_NETWORKS.map((each) => (
          <option key={each} value={each}>
            {ACCESS_NAMES[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
