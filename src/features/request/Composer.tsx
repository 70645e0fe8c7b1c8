import { useAppState } from '../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../state/project-limits.ts';
import { currentRequest } from '../../state/slices/project.ts';
import { CityField } from './CityField.tsx';
import { Options } from './Options.tsx';

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
        {/* A button that is disabled loses the focus; a second press does nothing. */}
        <button type="submit" className="run-button" aria-disabled={isRunning} title="Ctrl+Enter or ⌘+Enter">
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
