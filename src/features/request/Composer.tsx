import { useAppState } from '../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../state/project-limits.ts';
import { currentRequest } from '../../state/slices/project.ts';
import { formatSome, listFacts } from '../../ui/quantities.ts';
import { Choice } from '../../ui/Choice.tsx';
import { CityField } from './CityField.tsx';
import { HeaderRows } from './HeaderRows.tsx';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What to send and from where. City and Run are in front; the rest waits behind Options. */
export function Composer() {
  const isRunning = useAppState((state) => state.run.kind === 'running');
  const sendRequest = useAppState((state) => state.sendRequest);
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void sendRequest();
      }}
    >
      <div className="composer-row">
        <MethodAndPath />
        <CityField />
        <button type="submit" className="run-button" disabled={isRunning} title="Ctrl+Enter or ⌘+Enter">
          {isRunning ? 'Running…' : 'Run'}
        </button>
      </div>
      <Options />
    </form>
  );
}

function MethodAndPath() {
  const { method, path } = useAppState((state) => currentRequest(state.project));
  const editRequest = useAppState((state) => state.editRequest);
  const methods = METHODS.includes(method) ? METHODS : [method, ...METHODS];
  return (
    <div className="method-and-path">
      <select
        aria-label="Method"
        value={method}
        onChange={(event) => editRequest({ method: event.currentTarget.value })}
      >
        {methods.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <input
        aria-label="Path"
        value={path}
        maxLength={PROJECT_LIMITS.pathChars}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => editRequest({ path: asPath(event.currentTarget.value) })}
      />
    </div>
  );
}

/** Keeps what a person types a path: rooted, and without raw spaces. */
function asPath(text: string): string {
  const path = text.replaceAll(/\s/g, '%20');
  return path.startsWith('/') ? path : `/${path}`;
}

function Options() {
  const { headers, body } = useAppState((state) => currentRequest(state.project));
  const connection = useAppState((state) => state.project.connection);
  const arrival = useAppState((state) => state.project.arrival);
  const choose = useAppState((state) => state.choose);
  const editRequest = useAppState((state) => state.editRequest);
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
        <span className="option-label">Headers</span>
        <HeaderRows headers={headers} onChange={(value) => editRequest({ headers: value })} />
        <label className="option-label" htmlFor="request-body">
          Body
        </label>
        <textarea
          id="request-body"
          rows={3}
          value={body}
          maxLength={PROJECT_LIMITS.bodyChars}
          spellCheck={false}
          placeholder={'{ "hello": "world" }'}
          onChange={(event) => editRequest({ body: event.currentTarget.value })}
        />
        <label className="option-label" htmlFor="request-name">
          Name
        </label>
        <RequestName />
      </div>
    </details>
  );
}

function RequestName() {
  const name = useAppState((state) => currentRequest(state.project).name);
  const count = useAppState((state) => state.project.requests.length);
  const editRequest = useAppState((state) => state.editRequest);
  const addRequest = useAppState((state) => state.addRequest);
  const deleteRequest = useAppState((state) => state.deleteRequest);
  const selected = useAppState((state) => state.project.selectedRequest);
  return (
    <div className="request-name">
      <input
        id="request-name"
        value={name}
        maxLength={PROJECT_LIMITS.requestNameChars}
        onChange={(event) => editRequest({ name: event.currentTarget.value })}
      />
      <button
        type="button"
        className="quiet-button"
        disabled={count >= PROJECT_LIMITS.requests}
        onClick={addRequest}
      >
        Add a copy
      </button>
      <button
        type="button"
        className="quiet-button"
        disabled={count === 1}
        onClick={() => deleteRequest(selected)}
      >
        Remove
      </button>
    </div>
  );
}
