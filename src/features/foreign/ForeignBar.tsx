import type { ForeignFacts, ForeignFile } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { formatBytes } from '../../ui/quantities.ts';
import { FailureNote } from '../FailureNote.tsx';
import { ImportList } from '../ImportList.tsx';
import { importWords } from './import-words.ts';
import './foreign.css';

/** What runs in place of the code, for as long as something does; and what became of the last file. */
export function ForeignBar() {
  const foreign = useAppState((state) => state.foreign);
  const file = useAppState((state) => state.foreignFile);
  if (foreign === null && file === null) return null;
  return (
    <div className="foreign-bar" role="region" aria-label="Component from a file">
      {file === null ? null : <FileStatus file={file} />}
      {foreign === null ? null : <Running foreign={foreign} />}
    </div>
  );
}

function Running({ foreign }: { readonly foreign: ForeignFacts }) {
  const leaveForeign = useAppState((state) => state.leaveForeign);
  const openInspector = useAppState((state) => state.openInspector);
  const { name, sizeBytes, imports } = foreign;
  return (
    <div className="foreign-row" role="status">
      <p>
        <strong className="foreign-name">{name}</strong> runs in place of your code: Run and traffic use it.{' '}
        <span className="quiet">It is neither saved nor in links.</span>
      </p>
      <details className="foreign-imports">
        <summary className="figures">
          {formatBytes(sizeBytes)} · {importWords(imports)}
        </summary>
        <ImportList imports={imports} />
      </details>
      <span className="foreign-actions">
        <button
          type="button"
          className="quiet-button"
          aria-haspopup="dialog"
          aria-label={`Inspect ${name}`}
          onClick={() => void openInspector({ kind: 'foreign', name, facts: foreign })}
        >
          Inspect
        </button>
        <button type="button" onClick={leaveForeign}>
          Back to my code
        </button>
      </span>
    </div>
  );
}

function FileStatus({ file }: { readonly file: ForeignFile }) {
  const dismiss = useAppState((state) => state.dismissForeignFile);
  return (
    <div className="foreign-row" data-kind={file.kind}>
      {file.kind === 'reading' ? (
        <p role="status">
          Reading <strong className="foreign-name">{file.name}</strong>, {formatBytes(file.sizeBytes)}…
        </p>
      ) : (
        <div className="foreign-failure">
          <p>
            <strong className="foreign-name">{file.name}</strong> does not run. Your code is as you left it.
          </p>
          <FailureNote failure={file.failure} />
        </div>
      )}
      <span className="foreign-actions">
        <button type="button" className={file.kind === 'reading' ? '' : 'quiet-button'} onClick={dismiss}>
          {file.kind === 'reading' ? 'Cancel' : 'Dismiss'}
        </button>
      </span>
    </div>
  );
}
