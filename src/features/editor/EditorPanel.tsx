import { type ReactNode, useState } from 'react';
import { BuildStatus } from './BuildStatus.tsx';
import { EditorHost } from './EditorHost.tsx';
import './editor.css';

interface EditorPanelProps {
  /** What is open, and the way to what is not. */
  readonly bar: ReactNode;
  /** Beside the text, or over it where there is little room. */
  readonly files: ReactNode;
}

export function EditorPanel({ bar, files }: EditorPanelProps) {
  const [isTabGiven, setTabGiven] = useState(false);
  return (
    <section className="region editor-panel" aria-label="Code">
      <header className="region-head editor-head">
        <h2>Code</h2>
        {bar}
      </header>
      <div className="editor-body">
        {files}
        <EditorHost onTabGiven={setTabGiven} />
        <span className="leave-hint" role="status">
          {isTabGiven ? 'Tab leaves the editor' : 'Esc, then Tab leaves the editor'}
        </span>
      </div>
      <BuildStatus />
    </section>
  );
}
