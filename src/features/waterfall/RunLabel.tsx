import type { PastRun } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { runWords } from './run-words.ts';

/** What tells a run from others. */
export function RunLabel({ run }: { readonly run: PastRun }) {
  const places = useAppState((state) => (state.places.kind === 'ready' ? state.places.places : null));
  return <>{runWords(run, places)}</>;
}
