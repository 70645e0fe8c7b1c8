import { useAppState } from '../../state/hooks.ts';
import { activeFileOf } from '../../state/slices/files.ts';
import { FileTabs } from './FileTabs.tsx';
import { TroubleMark } from './TroubleMark.tsx';
import { useTroubles } from './use-files.ts';
import { TREE_ID, useTreeOpen } from './use-tree-open.ts';
import './file-bar.css';

/** Which file the editor shows and which others are open. With one file, little more than its name. */
export function FileBar() {
  const isSeveral = useAppState((state) => state.project.files.length > 1);
  const setNaming = useAppState((state) => state.setNaming);
  return (
    <div className="file-bar">
      {isSeveral ? <TreeButton /> : null}
      {isSeveral ? <FileTabs /> : <OnlyFile />}
      <button
        type="button"
        className="icon-button new-file"
        aria-label="New file"
        title="New file"
        onClick={() => setNaming({ kind: 'new', folder: '' })}
      >
        +
      </button>
    </div>
  );
}

function OnlyFile() {
  const path = useAppState((state) => activeFileOf(state).path);
  const troublesOf = useTroubles();
  return (
    <span className="file-name">
      {path} <TroubleMark {...troublesOf(path)} />
    </span>
  );
}

function TreeButton() {
  const { isOpen, setOpen } = useTreeOpen();
  return (
    <button
      type="button"
      className="icon-button tree-button"
      aria-label="Files"
      title={isOpen ? 'Hide the files' : 'Show the files'}
      aria-expanded={isOpen}
      aria-controls={TREE_ID}
      onClick={() => setOpen(!isOpen)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <rect
          x="1.75"
          y="2.75"
          width="12.5"
          height="10.5"
          rx="1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
        <path d="M6 2.75v10.5" stroke="currentColor" strokeWidth="1.4" />
        <path className="tree-button-pane" d="M1.75 2.75H6v10.5H1.75z" />
      </svg>
    </button>
  );
}
