import type { World } from '../../../../worker/project/world.ts';
import { useAppState } from '../../../state/hooks.ts';

type PartName =
  'lambda' | 'containers' | 'isolates' | 'edge' | 'hybrid' | 'routing' | 'compute' | 'clients' | 'traffic';

/** The project's world, with ways to change it: whole fields, or some of a part's. */
export function useWorld() {
  const world = useAppState((state) => state.project.world);
  const editWorld = useAppState((state) => state.editWorld);
  const editPart = <Name extends PartName>(name: Name, change: Partial<World[Name]>): void =>
    editWorld({ [name]: { ...world[name], ...change } });
  return { world, editWorld, editPart };
}
