import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AppState } from '../../state/app-state.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { problemsOf } from '../../state/problems.ts';
import { activeFileOf } from '../../state/slices/files.ts';
import { useTheme } from '../use-theme.ts';
import { BuildStatus } from './BuildStatus.tsx';
import type { EditorSession } from './editor-session.ts';
import type { EditedFile } from './project-models.ts';
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
        <CodeEditor onTabGiven={setTabGiven} />
        <span className="leave-hint" role="status">
          {isTabGiven ? 'Tab leaves the editor' : 'Esc, then Tab leaves the editor'}
        </span>
      </div>
      <BuildStatus />
    </section>
  );
}

function CodeEditor({ onTabGiven }: { readonly onTabGiven: (isGiven: boolean) => void }) {
  const { store } = useSession();
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const [session, setSession] = useState<EditorSession | null>(null);
  const firstTheme = useRef(theme);

  useEffect(() => {
    let isGone = false;
    let created: EditorSession | null = null;
    void import('./editor-session.ts').then(({ EditorSession }) => {
      if (isGone || host.current === null) return;
      const { editFile, sendRequest, showTypeWarnings, revealLocation } = store.getState();
      created = new EditorSession(host.current, {
        theme: firstTheme.current,
        fontSizePx: editorFontSizePx(),
        onEdit: editFile,
        onRun: () => void sendRequest(),
        onTabGiven,
        onOpen: revealLocation,
        onTypesChecked: showTypeWarnings,
      });
      setSession(created);
    });
    return () => {
      isGone = true;
      created?.dispose();
    };
  }, [store, onTabGiven]);

  useEffect(() => {
    if (session === null) return undefined;
    const resize = () => session.setFontSize(editorFontSizePx());
    addEventListener('resize', resize);
    return () => removeEventListener('resize', resize);
  }, [session]);

  useEffect(() => session?.setTheme(theme), [session, theme]);

  useEffect(() => {
    if (session === null) return undefined;
    session.show(filesOf(store.getState()), store.getState().activeFile);
    session.mark(problemsOf(store.getState()));
    return store.subscribe((state, before) => {
      if (state.openings !== before.openings) session.forget();
      if (state.project.files !== before.project.files || state.activeFile !== before.activeFile)
        session.show(filesOf(state), state.activeFile);
      session.mark(problemsOf(state));
      if (state.reveal !== null && state.reveal !== before.reveal) session.reveal(state.reveal.location);
      if (state.editorCalls !== before.editorCalls) session.focus();
    });
  }, [session, store]);

  return (
    <div className="editor-host" ref={host} data-ready={session !== null}>
      {session === null ? <Preview /> : null}
    </div>
  );
}

/** The code as plain text, until the editor has loaded. */
function Preview() {
  const text = useAppState((state) => activeFileOf(state).text);
  return <pre className="editor-preview">{text}</pre>;
}

function filesOf({ project, fileIds }: AppState): EditedFile[] {
  return project.files.map(({ path, text }, at) => ({ id: fileIds[at] ?? '', path, text }));
}

function editorFontSizePx(): number {
  return Math.round(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.95);
}
