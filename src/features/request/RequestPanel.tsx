import { useMemo } from 'react';
import { parseTests } from '../../../worker/project/tests/parse.ts';
import { Choice } from '../../ui/Choice.tsx';
import { TestsPanel } from './tests/TestsPanel.tsx';
import { Answer } from './Answer.tsx';
import type { RequestMode } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { Composer } from './Composer.tsx';
import './request.css';

export function RequestPanel() {
  const mode = useAppState((state) => state.requestMode);
  const setMode = useAppState((state) => state.setRequestMode);
  return (
    <section className="region request-panel" aria-label="Request and answer">
      <header className="region-head">
        <h2>Request &amp; answer</h2>
        {mode === 'request' ? <RequestPicker /> : null}
        <ModeChoice mode={mode} onChoose={setMode} />
      </header>
      {mode === 'tests' ? (
        <TestsPanel />
      ) : (
        <>
          <Composer />
          <Answer />
        </>
      )}
    </section>
  );
}

interface ModeChoiceProps {
  readonly mode: RequestMode;
  readonly onChoose: (mode: RequestMode) => void;
}

/** A project that came with tests says how many. */
function ModeChoice({ mode, onChoose }: ModeChoiceProps) {
  const text = useAppState((state) => state.project.tests);
  const count = useMemo(() => parseTests(text).filter(({ kind }) => kind !== 'blank').length, [text]);
  const options = [
    { value: 'request', text: 'Run once' },
    { value: 'tests', text: count === 0 ? 'Tests' : `Tests ${count}` },
  ] as const;
  return <Choice label="Run once, or tests" value={mode} options={options} onChoose={onChoose} />;
}

/** The project's saved requests; a project with one needs no choice. */
function RequestPicker() {
  const requests = useAppState((state) => state.project.requests);
  const selected = useAppState((state) => state.project.selectedRequest);
  const selectRequest = useAppState((state) => state.selectRequest);
  if (requests.length < 2) return null;
  return (
    <select
      className="request-picker"
      aria-label="Saved request"
      value={selected}
      onChange={(event) => selectRequest(Number(event.currentTarget.value))}
    >
      {requests.map(({ name }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a request is its position: names may repeat
        <option key={index} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}
