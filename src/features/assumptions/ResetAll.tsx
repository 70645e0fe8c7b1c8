import { useMemo } from 'react';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import { listAssumptions } from './assumption-list.ts';

/** Back to the cited default, every field; what it takes away can be had back. */
export function ResetAll() {
  const world = useAppState((state) => state.project.world);
  const editWorld = useAppState((state) => state.editWorld);
  const notify = useAppState((state) => state.notify);
  const dismiss = useAppState((state) => state.dismiss);
  const count = useMemo(
    () =>
      listAssumptions(world).flatMap(({ entries }) => entries.filter(({ isChanged }) => isChanged)).length,
    [world],
  );
  const reset = () => {
    editWorld(DEFAULT_WORLD);
    notify({
      id: 'assumptions-reset',
      tone: 'info',
      title: 'The world is as it comes.',
      detail: 'Every parameter is back at its default, with origins, surges and faults.',
      actions: [
        {
          label: 'Undo',
          act: () => {
            editWorld(world);
            dismiss('assumptions-reset');
          },
        },
      ],
    });
  };
  return (
    <button type="button" disabled={count === 0} onClick={reset}>
      Reset all{count === 0 ? '' : ` ${count} changed`}
    </button>
  );
}
