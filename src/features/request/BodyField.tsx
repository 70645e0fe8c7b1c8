import { useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../state/project-limits.ts';
import { currentRequest } from '../../state/slices/project.ts';
import {
  BODY_KINDS,
  type BodyKind,
  bodyKindOf,
  indentJson,
  jsonProblem,
  withBodyKind,
} from './body-kinds.ts';
import { PairRows } from './PairRows.tsx';
import { readQuery, writeQuery } from './query.ts';

const KIND_NAMES: Record<BodyKind, string> = {
  none: 'No content type',
  json: 'JSON',
  form: 'Form',
  text: 'Text',
  other: 'As the header says',
};

export function BodyField() {
  const { headers, body } = useAppState((state) => currentRequest(state.project));
  const editRequest = useAppState((state) => state.editRequest);
  const kind = bodyKindOf(headers);
  const problem = kind === 'json' ? jsonProblem(body) : null;
  return (
    <div className="body-field">
      <div className="body-bar">
        <select
          aria-label="Content type"
          value={kind}
          onChange={({ currentTarget }) => {
            const chosen = BODY_KINDS.find((each) => each === currentTarget.value);
            if (chosen !== undefined) editRequest({ headers: withBodyKind(headers, chosen) });
          }}
        >
          {BODY_KINDS.filter((each) => each !== 'other' || kind === 'other').map((each) => (
            <option key={each} value={each}>
              {KIND_NAMES[each]}
            </option>
          ))}
        </select>
        {kind === 'json' && body.trim() !== '' ? (
          <>
            <span className={problem === null ? 'quiet' : 'body-problem'} role="status">
              {problem === null ? 'valid JSON' : `not JSON: ${problem}`}
            </span>
            <button
              type="button"
              className="quiet-button"
              disabled={problem !== null}
              onClick={() => editRequest({ body: indentJson(body) })}
            >
              Format
            </button>
          </>
        ) : null}
      </div>
      {kind === 'form' ? (
        <FormRows />
      ) : (
        <textarea
          aria-label="Body"
          rows={3}
          value={body}
          maxLength={PROJECT_LIMITS.bodyChars}
          spellCheck={false}
          placeholder={kind === 'json' ? '{ "hello": "world" }' : ''}
          onChange={(event) => editRequest({ body: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** A form's body is written as a query is. */
function FormRows() {
  const body = useAppState((state) => currentRequest(state.project).body);
  const editRequest = useAppState((state) => state.editRequest);
  const [draft, setDraft] = useState<[string, string][] | null>(null);
  const rows =
    draft !== null && formOf(draft) === body ? draft : readQuery(`?${body.replaceAll('#', '%23')}`);
  return (
    <PairRows
      noun="Field"
      pairs={rows}
      most={200}
      nameChars={PROJECT_LIMITS.headerNameChars}
      valueChars={PROJECT_LIMITS.headerValueChars}
      onChange={(pairs) => {
        setDraft(pairs);
        editRequest({ body: formOf(pairs) });
      }}
    />
  );
}

const formOf = (pairs: [string, string][]): string => writeQuery('', pairs).slice(1);
