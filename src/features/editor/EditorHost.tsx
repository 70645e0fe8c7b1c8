import { useEffect, useRef, useState } from 'react';
import { useAppState, useSession } from '../../state/hooks.ts';
import { useTheme } from '../use-theme.ts';
import type { AppState } from '../../state/app-state.ts';
import type { CodeEditor, EditedFile } from './code-editor.ts';
import { FirstEditor } from './FirstEditor.tsx';
import { hasFingersOnly, loadEditor } from './load-editor.ts';
import { followState } from './follow-state.ts';
import { editedFilesOf } from './edited-files.ts';
import { TouchKeys } from './TouchKeys.tsx';
import { useEditorWanted } from './use-editor-wanted.ts';

/** The code: as a plain field at once, then in an editor that knows code. */
export function EditorHost({ onTabGiven }: { readonly onTabGiven: (isGiven: boolean) => void }) {
  const { store } = useSession();
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const firstTheme = useRef(theme);
  const { isWanted, want } = useEditorWanted();
  const notify = useAppState((state) => state.notify);

  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    let created: CodeEditor | null = null;
    const opening = openingOf(store.getState());
    loadEditor().then(
      (Editor) => {
        if (isGone || host.current === null) return;
        created = new Editor(host.current, {
          ...wishesOf(store.getState()),
          theme: firstTheme.current,
          onTabGiven,
        });
        takeOver(created, store.getState(), opening, field.current);
        setEditor(created);
      },
      () => {
        if (!isGone) notify(NOT_LOADED);
      },
    );
    return () => {
      isGone = true;
      created?.dispose();
    };
  }, [store, onTabGiven, isWanted, notify]);

  useEffect(() => {
    if (editor === null) return undefined;
    const resize = () => editor.setFontSize(editorFontSizePx());
    addEventListener('resize', resize);
    return () => removeEventListener('resize', resize);
  }, [editor]);

  useEffect(() => editor?.setTheme(theme), [editor, theme]);

  useEffect(() => (editor === null ? undefined : followState(store, editor)), [editor, store]);

  return (
    <div className="editor-host" ref={host} data-ready={editor !== null} onFocusCapture={want}>
      {editor === null ? <FirstEditor ref={field} /> : null}
      {editor !== null && hasFingersOnly ? <TouchKeys editor={editor} /> : null}
    </div>
  );
}

const NOT_LOADED = {
  id: 'editor',
  tone: 'warning',
  title: 'The code editor could not be loaded.',
  detail: 'The code can be edited and run as plain text; reloading the page tries again.',
  actions: [],
} as const;

function wishesOf({ editFile, sendRequest, revealLocation, showTypeWarnings }: AppState) {
  return {
    fontSizePx: editorFontSizePx(),
    onEdit: editFile,
    onRun: () => void sendRequest(),
    onOpen: revealLocation,
    onTypesChecked: showTypeWarnings,
  };
}

interface Opening {
  readonly openings: number;
  readonly files: readonly EditedFile[];
}

function openingOf(state: AppState): Opening {
  return { openings: state.openings, files: editedFilesOf(state) };
}

/** What was typed into the field while the editor came can be undone like all that follows; the cursor stays. */
function takeOver(
  editor: CodeEditor,
  state: AppState,
  { openings, files }: Opening,
  field: HTMLTextAreaElement | null,
): void {
  if (openings === state.openings) editor.show(files, state.activeFile);
  editor.show(editedFilesOf(state), state.activeFile);
  if (field === null || field !== document.activeElement) return;
  editor.select({ from: field.selectionStart, to: field.selectionEnd });
  editor.focus();
}

function editorFontSizePx(): number {
  return Math.round(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.95);
}
