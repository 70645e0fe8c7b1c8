import { useCallback, useState } from 'react';
import { useAppState } from '../../state/hooks.ts';

/**
 * Whether to load the editor, which weighs more than all the rest: once the reader goes to the code, or has a first
 * result, and not before. From then on it stays.
 */
export function useEditorWanted() {
  const [isAsked, setAsked] = useState(false);
  const isResult = useAppState(
    ({ run, traffic, reveal, editorCalls }) =>
      run.kind === 'done' ||
      run.kind === 'failed' ||
      traffic.kind === 'running' ||
      reveal !== null ||
      editorCalls > 0,
  );
  const want = useCallback(() => setAsked(true), []);
  if (isResult && !isAsked) setAsked(true);
  return { isWanted: isAsked, want };
}
