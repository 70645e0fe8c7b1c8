import { useState } from 'react';
import type { ConsoleEntry, ConsoleLevel } from '../../../worker/protocol/http.ts';
import type { Answered } from '../../state/app-state.ts';
import { changesSince } from '../../state/changes-since.ts';
import type { Failure } from '../../state/describe-failure.ts';
import { useAppState } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ConsoleEntries } from '../ConsoleEntries.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import { useCityName } from './CityField.tsx';
import { BodyPane } from './BodyPane.tsx';
import { HeadersView, StatusLine } from './ResponseViews.tsx';

type Part = 'body' | 'headers' | 'console';

export function Answer() {
  const run = useAppState((state) => state.run);
  const build = useAppState((state) => state.build);
  if (run.kind === 'running') {
    return run.last === null ? <p className="empty late">Running…</p> : <Output answered={run.last} isOld />;
  }
  if (build.kind === 'failed') return <Blocked />;
  if (run.kind === 'failed') return <Failed failure={run.failure} />;
  return run.kind === 'done' ? <Output answered={run} isOld={false} /> : <Invitation />;
}

function Failed({ failure }: { readonly failure: Failure }) {
  return (
    <div className="answer">
      <FailureNote failure={failure} />
      <StaleNote />
      {failure.kind === 'cpu-limit' && failure.printed ? (
        <div className="answer-part">
          <Printed entries={failure.printed} />
        </div>
      ) : null}
    </div>
  );
}

function Invitation() {
  const city = useCityName(useAppState((state) => state.project.cityId));
  return (
    <p className="empty">
      Press <kbd>Run</kbd> to send this request from {city} to your handler on every platform. It runs here,
      in this tab; the network around it is simulated.
    </p>
  );
}

function Blocked() {
  return <p className="empty">The code does not compile yet. Its first problem is named below the code.</p>;
}

function Output({ answered, isOld }: { readonly answered: Answered; readonly isOld: boolean }) {
  const { question, output } = answered;
  const platform = useAppState((state) => state.project.view.platform);
  const chooseView = useAppState((state) => state.chooseView);
  const [part, setPart] = useState<Part>('body');
  const run = output.runs.find((each) => each.platform === platform) ?? output.runs.at(-1);
  if (run === undefined) return null;
  const { result, late } = run;
  return (
    <div className="answer" data-old={isOld}>
      <div className="answer-head">
        <Choice
          label="Answer of"
          value={run.platform}
          options={output.runs
            .toReversed()
            .map(({ platform: id }) => ({ value: id, text: PLATFORM_NAMES[id].short }))}
          onChoose={(chosen) => chooseView({ platform: chosen })}
        />
        {result.ok ? (
          <StatusLine
            response={result.value}
            waterfall={run.waterfall}
            isStated={question.world.compute.handlerUs !== 'measured'}
          />
        ) : null}
        <StaleNote />
      </div>
      {result.ok ? null : <FailureNote failure={result.failure} />}
      {late === null ? null : <FailureNote failure={late} isLate />}
      <Tabs part={part} onChoose={setPart} consoleCount={run.console.length} hasResponse={result.ok} />
      <div className="answer-part" role="tabpanel" aria-label={PART_NAMES[part]}>
        {part === 'console' || !result.ok ? <Printed entries={run.console} /> : null}
        {part === 'body' && result.ok ? (
          <BodyPane response={result.value} chunks={run.chunks} path={question.request.path} />
        ) : null}
        {part === 'headers' && result.ok ? <HeadersView response={result.value} /> : null}
      </div>
    </div>
  );
}

const LEVELS: readonly ConsoleLevel[] = ['error', 'warn', 'info', 'log', 'debug'];
const ALL = 'all';

/** A level is offered where something has it, and others are there to be left out. */
function Printed({ entries }: { readonly entries: readonly ConsoleEntry[] }) {
  const [chosen, setChosen] = useState<ConsoleLevel | typeof ALL>(ALL);
  if (entries.length === 0)
    return <p className="empty">Nothing was printed. console.log in the handler writes here.</p>;
  const levels = LEVELS.filter((each) => entries.some(({ level }) => level === each));
  const level = chosen !== ALL && levels.includes(chosen) ? chosen : ALL;
  const options = [ALL, ...levels].map((value) => ({
    value: value as ConsoleLevel | typeof ALL,
    text: `${value} ${entries.filter((entry) => value === ALL || entry.level === value).length}`,
  }));
  return (
    <>
      {levels.length < 2 ? null : (
        <div className="body-bar">
          <Choice label="Console level" value={level} options={options} onChoose={setChosen} />
        </div>
      )}
      <ConsoleEntries
        label="Console"
        entries={entries.filter((entry) => level === ALL || entry.level === level)}
      />
    </>
  );
}

/** An answer stays on the screen while the project is edited, and says what it no longer answers. */
function StaleNote() {
  const changes = useAppState((state) =>
    state.run.kind === 'idle' ? '' : changesSince(state.run.question, state).join(', '),
  );
  if (changes === '') return null;
  return (
    <span className="stale" title={`Changed since: ${changes}`}>
      {changes.startsWith('code') ? 'from before your last edit' : `from before you changed: ${changes}`}
    </span>
  );
}

const PART_NAMES: Record<Part, string> = { body: 'Body', headers: 'Headers', console: 'Console' };

interface TabsProps {
  readonly part: Part;
  readonly consoleCount: number;
  readonly hasResponse: boolean;
  readonly onChoose: (part: Part) => void;
}

function Tabs({ part, consoleCount, hasResponse, onChoose }: TabsProps) {
  const parts: readonly Part[] = hasResponse ? ['body', 'headers', 'console'] : ['console'];
  const shown = hasResponse ? part : 'console';
  return (
    <div className="tabs" role="tablist" aria-label="Parts of the answer">
      {parts.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          aria-selected={each === shown}
          onClick={() => onChoose(each)}
        >
          {PART_NAMES[each]}
          {each === 'console' && consoleCount > 0 ? <span className="count">{consoleCount}</span> : null}
        </button>
      ))}
    </div>
  );
}
