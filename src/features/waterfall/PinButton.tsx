import { useAppState } from '../../state/hooks.ts';
import { MOST_PINNED } from '../../state/slices/history.ts';

/** Keeps the run on the screen, to compare others with. */
export function PinButton({ runId }: { readonly runId: number }) {
  const pinned = useAppState((state) => state.pinned);
  const pin = useAppState((state) => state.pin);
  const unpin = useAppState((state) => state.unpin);
  const isPinned = pinned.some((each) => each.runId === runId);
  const isFull = !isPinned && pinned.length >= MOST_PINNED;
  return (
    <button
      type="button"
      className="pin-button"
      aria-pressed={isPinned}
      disabled={isFull}
      title={
        isFull
          ? 'Two runs are pinned: unpin one of them first'
          : 'Keeps this run, through edits of code and world, to compare others with'
      }
      onClick={() => (isPinned ? unpin(runId) : pin(runId))}
    >
      {isPinned ? 'Pinned' : 'Pin this run'}
    </button>
  );
}
