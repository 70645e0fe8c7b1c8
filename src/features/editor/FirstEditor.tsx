import type { Ref } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { activeFileOf } from '../../state/slices/files.ts';

/** The code as plain text: there with the page, to read, to type into and to run, until the editor has loaded. */
export function FirstEditor({ ref }: { readonly ref: Ref<HTMLTextAreaElement> }) {
  const text = useAppState((state) => activeFileOf(state).text);
  const activeFile = useAppState((state) => state.activeFile);
  const editFile = useAppState((state) => state.editFile);
  return (
    <textarea
      ref={ref}
      className="first-editor"
      aria-label="Code editor"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      value={text}
      onChange={({ currentTarget }) => editFile(activeFile, currentTarget.value)}
    />
  );
}
