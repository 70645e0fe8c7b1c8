import { useId, useRef } from 'react';
import { useAppState } from '../../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../../state/project-limits.ts';
import type { LineResult, LineState } from './line-results.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { useSuggestions } from './use-suggestions.ts';

interface TestsEditorProps {
  readonly text: string;
  readonly results: readonly LineResult[];
  /** Whether newer results are on their way. */
  readonly isOld: boolean;
}

const MARKS: Record<LineState, string> = {
  blank: '',
  new: '·',
  passed: '✓',
  failed: '✕',
  undecided: '?',
  unreadable: '!',
};
const STATE_WORDS: Record<LineState, string> = {
  blank: '',
  new: 'waiting',
  passed: 'passed',
  failed: 'failed',
  undecided: 'cannot be judged',
  unreadable: 'cannot be read',
};

export function TestsEditor({ text, results, isOld }: TestsEditorProps) {
  const editTests = useAppState((state) => state.editTests);
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const hintId = useId();
  const suggestions = useSuggestions(area, editTests);
  const { shown } = suggestions;
  const grid = useRef<HTMLDivElement>(null);
  const { from, until } = useRowsInSight(grid, results.length);
  const drawn = results.slice(from, until);
  const above = { '--above': from } as React.CSSProperties;
  return (
    <div className="tests-scroll">
      <div ref={grid} className="tests-grid" data-old={isOld}>
        <ol className="tests-marks" aria-hidden="true" style={above}>
          {drawn.map(({ state }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is its position
            <li key={from + index} data-state={state}>
              {MARKS[state]}
            </li>
          ))}
        </ol>
        <div className="tests-text">
          <textarea
            ref={area}
            aria-label="Tests, an assertion a line"
            aria-describedby={hintId}
            aria-autocomplete="list"
            aria-controls={shown === null ? undefined : listId}
            aria-activedescendant={shown === null ? undefined : `${listId}-${shown.active}`}
            rows={results.length}
            wrap="off"
            value={text}
            maxLength={PROJECT_LIMITS.testsChars}
            spellCheck={false}
            autoCapitalize="none"
            autoCorrect="off"
            placeholder="status is 200"
            onChange={(event) => {
              editTests(event.currentTarget.value);
              suggestions.typed();
            }}
            onKeyDown={suggestions.press}
            onBlur={suggestions.close}
            onClick={suggestions.close}
          />
          {shown === null ? null : (
            <ul
              className="tests-suggestions"
              role="listbox"
              id={listId}
              aria-label="What could follow"
              style={{ '--line': shown.line, '--column': shown.column } as React.CSSProperties}
            >
              {shown.texts.map((suggestion, index) => (
                <li
                  key={suggestion}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === shown.active}
                  // The pointer must not take the focus from the text.
                  onPointerDown={(event) => {
                    event.preventDefault();
                    suggestions.accept(index);
                  }}
                >
                  {suggestion}
                </li>
              ))}
            </ul>
          )}
        </div>
        <ol className="tests-found" aria-label="Results by line" style={above}>
          {drawn.map(({ state, found }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is its position
            <li key={from + index} data-state={state} title={found} aria-hidden={state === 'blank'}>
              {state === 'blank' ? null : (
                <span className="sr-only">
                  Line {from + index + 1} {STATE_WORDS[state]}:{' '}
                </span>
              )}
              {found}
            </li>
          ))}
        </ol>
      </div>
      <Troubles results={results} />
      <p className="sr-only" id={hintId}>
        Control and space lists what could follow; Escape closes the list.
      </p>
    </div>
  );
}

/** Longer words than have room beside their line. */
const LONG = 36;
/** The others tell theirs when one points at them. */
const MOST_TROUBLES = 20;

/** What has no room beside its line, in full. */
function Troubles({ results }: { readonly results: readonly LineResult[] }) {
  const long = results
    .map((result, index) => ({ ...result, line: index + 1 }))
    .filter(({ state, found }) => found.length > LONG && state !== 'passed' && state !== 'new')
    .slice(0, MOST_TROUBLES);
  if (long.length === 0) return null;
  return (
    <ul className="tests-troubles" aria-hidden="true">
      {long.map(({ line, found }) => (
        <li key={line}>
          Line {line}: {found}
        </li>
      ))}
    </ul>
  );
}
