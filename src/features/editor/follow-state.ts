import { problemsOf } from '../../state/problems.ts';
import type { AppStore } from '../../state/store.ts';
import type { CodeEditor } from './code-editor.ts';
import { editedFilesOf } from './edited-files.ts';

/** Tells an editor of whatever the page says to it, until the answer is called. */
export function followState(store: AppStore, editor: CodeEditor): () => void {
  const first = store.getState();
  editor.show(editedFilesOf(first), first.activeFile);
  editor.mark(problemsOf(first));
  return store.subscribe((state, before) => {
    if (state.openings !== before.openings) editor.forget();
    if (state.project.files !== before.project.files || state.activeFile !== before.activeFile)
      editor.show(editedFilesOf(state), state.activeFile);
    editor.mark(problemsOf(state));
    if (state.reveal !== null && state.reveal !== before.reveal) editor.reveal(state.reveal.location);
    if (state.editorCalls !== before.editorCalls) editor.focus();
  });
}
