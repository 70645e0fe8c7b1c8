import { useMemo } from 'react';
import { changesSinceTests } from './changes-since-tests.ts';
import { useAppState } from '../../../state/hooks.ts';
import { testedOf } from '../../../state/slices/tests.ts';
import { formatCount, formatSome, listFacts } from '../../../ui/quantities.ts';
import { FailureNote } from '../../FailureNote.tsx';
import { lineResults, tallyOf, type Tally } from './line-results.ts';
import { TestsEditor } from './TestsEditor.tsx';
import './tests.css';

/** What is to hold of the handler, an assertion a line, and beside each line whether it does. */
export function TestsPanel() {
  const text = useAppState((state) => state.project.tests);
  const run = useAppState((state) => state.testRun);
  const runTests = useAppState((state) => state.runTests);
  const results = useMemo(() => lineResults(text, testedOf(run)), [text, run]);
  const tally = tallyOf(results);
  const isRunning = run.kind === 'running';
  const isEmpty = Object.values(tally).every((count) => count === 0);
  return (
    <div className="tests-panel">
      <div className="tests-bar">
        <button
          type="button"
          className="primary"
          disabled={isEmpty}
          aria-disabled={isRunning}
          onClick={() => void runTests()}
        >
          {isRunning ? 'Running tests…' : 'Run tests'}
        </button>
        <p className="tests-tally figures" role="status" aria-label="Test results">
          <TallyWords tally={tally} />
        </p>
        <Changed />
        <AddTest />
      </div>
      {run.kind === 'failed' ? <FailureNote failure={run.failure} /> : null}
      <TestsEditor text={text} results={results} isOld={isRunning} />
      <Evidence />
    </div>
  );
}

const TALLY_WORDS: readonly (readonly [kind: keyof Tally, words: string, className: string])[] = [
  ['passed', 'passed', 'tests-passed'],
  ['failed', 'failed', 'tests-failed'],
  ['undecided', 'not judged', 'tests-failed'],
  ['unreadable', 'not understood', 'tests-failed'],
  ['new', 'not run', 'quiet'],
];

function TallyWords({ tally }: { readonly tally: Tally }) {
  const counted = TALLY_WORDS.filter(([kind]) => tally[kind] > 0);
  if (counted.length === 0) return <span className="quiet">No tests yet</span>;
  return counted.map(([kind, words, className]) => (
    <span key={kind} className={className}>
      {formatCount(tally[kind])} {words}
    </span>
  ));
}

/** Results stay on the screen while the project is edited, and say what they no longer are results of. */
function Changed() {
  const changes = useAppState(changesSinceTests);
  return changes === '' ? null : <span className="stale">from before you changed: {changes}</span>;
}

function Evidence() {
  const run = useAppState((state) => state.testRun);
  if (run.kind !== 'done') return null;
  const { runs, simulated } = run.tested.report;
  const facts = [
    ...(runs > 0 ? [`${formatSome(runs, 'request')} really sent, to every platform`] : []),
    ...(simulated > 0 ? [`${formatCount(simulated)} simulated, apart from the live traffic`] : []),
  ];
  return facts.length === 0 ? null : <p className="quiet tests-evidence figures">{listFacts(facts)}</p>;
}

const SAMPLES = [
  'status is 200',
  'body contains "Hello"',
  'header content-type contains text',
  'body $.items.length > 0',
  'latency on edge from Sydney < 100 ms',
  'p99 on edge < 400 ms',
  'p50 on edge from Sydney < 100 ms',
  'cold starts on lambda < 1 %',
  'errors is 0',
  'never calls example.com',
  'prints no errors',
  'uses no random',
] as const;

/** Samples to begin from: each can be run as it is. */
function AddTest() {
  const text = useAppState((state) => state.project.tests);
  const editTests = useAppState((state) => state.editTests);
  return (
    <select
      className="tests-add"
      aria-label="Add a test"
      value=""
      onChange={({ currentTarget }) =>
        editTests(`${text === '' || text.endsWith('\n') ? text : `${text}\n`}${currentTarget.value}\n`)
      }
    >
      <option value="" disabled>
        Add a test…
      </option>
      {SAMPLES.map((sample) => (
        <option key={sample}>{sample}</option>
      ))}
    </select>
  );
}
