import { baseName } from '../../../worker/project/file-path.ts';
import type { StageTimes } from '../../../worker/protocol/compiler.ts';
import type { BuildFacts } from '../../state/app-state.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { formatBytes, formatMsFigure } from '../../ui/quantities.ts';
import { ConsoleEntries } from '../ConsoleEntries.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { ProvenanceBadge } from '../ProvenanceBadge.tsx';
import { TypeWarnings } from './TypeWarnings.tsx';

const STAGES: readonly (readonly [keyof StageTimes, string])[] = [
  ['stripMs', 'strip types'],
  ['instantiateMs', 'start the engine'],
  ['evaluateMs', 'evaluate the code'],
  ['snapshotMs', 'snapshot its memory'],
  ['spliceMs', 'splice the component'],
];

const MEASURED = { kind: 'measured', how: 'Timed in the compiler’s worker in this tab' } as const;

/** One line under the code: what became of the last edit. */
export function BuildStatus() {
  const build = useAppState((state) => state.build);
  const opened = useAppState((state) => state.opened);
  return (
    <footer className="build-status" role="status" aria-label="Compile status">
      {build.kind === 'idle' ? (
        <p className="quiet">
          {opened === 'link'
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
      <details>
        <summary>
          <span className="figures">
            compiled in {wholeMs(facts.totalMs)} ms · {formatBytes(facts.sizeBytes)} component
          </span>{' '}
          <ProvenanceBadge provenance={MEASURED} />
        </summary>
        <Stages stages={facts.stages} totalMs={facts.totalMs} />
        {facts.console.length === 0 ? null : (
          <ConsoleEntries label="Printed while loading" entries={facts.console} />
        )}
      </details>
      <Download artifactId={facts.artifactId} />
    </div>
  );
}

function Stages({ stages, totalMs }: { readonly stages: StageTimes; readonly totalMs: number }) {
  return (
    <table className="stages">
      <caption className="sr-only">Stages of the compile</caption>
      <tbody>
        {STAGES.map(([key, name]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">{formatMsFigure(stages[key])} ms</td>
            <td className="stage-bar">
              <span style={{ width: `${(100 * stages[key]) / Math.max(totalMs, 0.001)}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Download({ artifactId }: { readonly artifactId: string }) {
  const { shelf, page } = useSession();
  const entry = useAppState((state) => state.project.entry);
  const download = () => {
    const component = shelf.component(artifactId);
    if (component !== null)
      page.download(baseName(entry).replace(/\.\w+$/, '.wasm'), component, 'application/wasm');
  };
  return (
    <button type="button" className="quiet-button" onClick={download}>
      Download component
    </button>
  );
}

/** The stages carry the decimals; the line changes with every pause in typing and stays calm. */
function wholeMs(totalMs: number): number {
  return Math.max(1, Math.round(totalMs));
}
