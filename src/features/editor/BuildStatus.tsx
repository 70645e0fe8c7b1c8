import { type BuildFacts, isOthers } from '../../state/app-state.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { formatBytes } from '../../ui/quantities.ts';
import { componentName, downloadComponent } from '../compiled-component.ts';
import { CompileStages } from '../CompileStages.tsx';
import { ConsoleEntries } from '../ConsoleEntries.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { COMPILE_TIME, COMPONENT_SIZE } from '../compile-provenance.ts';
import { Figure } from '../Figure.tsx';
import { TypeWarnings } from './TypeWarnings.tsx';

/** One line under the code: what became of the last edit. */
export function BuildStatus() {
  const build = useAppState((state) => state.build);
  const opened = useAppState((state) => state.opened);
  const isBehind = useAppState(
    ({ build, sourceRevision }) => build.kind !== 'idle' && build.revision !== sourceRevision,
  );
  return (
    // What it says may be of the code before the last edit, until the pause in typing in which it is compiled.
    <footer
      className="build-status"
      role="status"
      aria-label="Compile status"
      aria-busy={isBehind || build.kind === 'compiling'}
    >
      {build.kind === 'idle' ? (
        <p className="quiet">
          {isOthers(opened)
            ? 'Nothing has run yet: press Run to compile and run this code.'
            : 'Loading the compiler…'}
        </p>
      ) : null}
      {build.kind === 'compiling' ? <p className="quiet late">Compiling…</p> : null}
      {build.kind === 'failed' ? <FailureNote failure={build.failure} /> : null}
      {build.kind === 'ready' ? <Ready facts={build} /> : null}
      <TypeWarnings />
    </footer>
  );
}

function Ready({ facts }: { readonly facts: BuildFacts }) {
  return (
    <div className="build-ready">
      <p className="figures">
        compiled in <Figure provenance={COMPILE_TIME}>{wholeMs(facts.totalMs)} ms</Figure> ·{' '}
        <Figure provenance={COMPONENT_SIZE}>{formatBytes(facts.sizeBytes)}</Figure> component
      </p>
      <details>
        <summary>Details</summary>
        <CompileStages stages={facts.stages} totalMs={facts.totalMs} />
        {facts.console.length === 0 ? null : (
          <ConsoleEntries label="Printed while loading" entries={facts.console} />
        )}
      </details>
      <Component facts={facts} />
    </div>
  );
}

/** What can be done with the component. */
function Component({ facts }: { readonly facts: BuildFacts }) {
  const session = useSession();
  const openInspector = useAppState((state) => state.openInspector);
  const name = useAppState((state) => componentName(state.project));
  return (
    <span className="build-actions">
      <button
        type="button"
        className="quiet-button"
        aria-haspopup="dialog"
        aria-label={`Inspect ${name}`}
        onClick={() => void openInspector({ kind: 'compiled', name, facts })}
      >
        Inspect
      </button>
      <button
        type="button"
        className="quiet-button"
        aria-label="Download component"
        onClick={() => downloadComponent(session, facts)}
      >
        Download
      </button>
    </span>
  );
}

/** The stages carry the decimals; the line changes with every pause in typing and stays calm. */
function wholeMs(totalMs: number): number {
  return Math.max(1, Math.round(totalMs));
}
