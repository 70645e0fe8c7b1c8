import { useMemo, useRef, useState } from 'react';
import { reachOf } from '../../../worker/project/reach.ts';
import { isOthers } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { reachLines } from './opening-words.ts';
import './opening.css';

/** What a reader should see first of what has just been opened: its story, and what code from a link can reach. */
export function Opening() {
  const openings = useAppState((state) => state.openings);
  const story = useAppState((state) => state.project.story);
  const isUnseen = useAppState(
    ({ opened, isEdited, run, traffic, build }) =>
      isOthers(opened) &&
      !isEdited &&
      run.kind === 'idle' &&
      traffic.kind === 'idle' &&
      build.kind === 'idle',
  );
  const hasBegun = useAppState(({ run, traffic }) => run.kind !== 'idle' || traffic.kind !== 'idle');
  const [dismissed, setDismissed] = useState(-1);
  const [unfolded, setUnfolded] = useState(-1);
  const section = useRef<HTMLElement>(null);
  if (dismissed === openings || (story === '' && !isUnseen)) return null;
  // Once it runs, what happens needs the room; the words are a press away.
  const isFolded = hasBegun && unfolded !== openings;
  return (
    <section ref={section} className="opening" aria-label="About this project" data-folded={isFolded}>
      <div className="opening-words">
        <Title isUnseen={isUnseen} />
        {story === '' ? null : <p dir="auto">{story}</p>}
        {isUnseen ? <ReachList /> : null}
      </div>
      {isUnseen ? <RunIt /> : null}
      {hasBegun ? (
        <button
          type="button"
          className="quiet-button"
          aria-expanded={!isFolded}
          onClick={() => setUnfolded(isFolded ? openings : -1)}
        >
          {isFolded ? 'The whole story' : 'One line'}
        </button>
      ) : null}
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss the introduction"
        onClick={() => {
          section.current?.parentElement?.querySelector('main')?.focus({ preventScroll: true });
          setDismissed(openings);
        }}
      >
        ×
      </button>
    </section>
  );
}

function Title({ isUnseen }: { readonly isUnseen: boolean }) {
  const title = useAppState((state) => state.project.title);
  const opened = useAppState((state) => state.opened);
  return (
    <h2>
      <bdi>{title}</bdi>{' '}
      {isUnseen ? <span className="quiet">from a {opened}; nothing of it has run</span> : null}
    </h2>
  );
}

function ReachList() {
  const project = useAppState((state) => state.project);
  const lines = useMemo(() => reachLines(reachOf(project)), [project]);
  return (
    <>
      <dl className="reach" aria-label="What its code can reach">
        {lines.map(({ what, words }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        It runs as WebAssembly in a worker of this tab: it has no network, no files and nothing of this page.
      </p>
    </>
  );
}

function RunIt() {
  const sendRequest = useAppState((state) => state.sendRequest);
  const run = () => {
    // This button goes with the first run; the keyboard goes on at the one that runs again.
    const again = document.querySelector<HTMLElement>('.run-button');
    (again?.checkVisibility() === true ? again : document.querySelector('main'))?.focus();
    void sendRequest();
  };
  return (
    <button type="button" className="primary" onClick={run}>
      Run it
    </button>
  );
}
