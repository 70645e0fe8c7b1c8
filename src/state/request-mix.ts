/** Keeps a world's mix of requests to those it means, while requests come, go and move. */
import type { World } from '../../worker/project/world.ts';

export type Mix = World['traffic']['mix'];

export function withMix(world: World, mix: Mix): World {
  return { ...world, traffic: { ...world.traffic, mix } };
}

/** `indexOf`: where a request stands now; null when it is gone, and its share with it. */
export function movedMix(world: World, indexOf: (before: number) => number | null): World {
  const { mix } = world.traffic;
  if (mix.length === 0) return world;
  const moved = mix.flatMap(({ request, share }) => {
    const now = indexOf(request);
    return now === null ? [] : [{ request: now, share }];
  });
  return withMix(world, moved);
}

/** A request comes to stand here. */
export const afterInsertion =
  (at: number) =>
  (before: number): number =>
    before < at ? before : before + 1;

export const afterDeletion =
  (at: number) =>
  (before: number): number | null => {
    if (before === at) return null;
    return before < at ? before : before - 1;
  };
