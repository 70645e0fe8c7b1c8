import { useMemo } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { problemsOf } from '../../state/problems.ts';

/** The paths of all files; the same list while only texts change. */
export function usePaths(): readonly string[] {
  const joined = useAppState(({ project }) => project.files.map(({ path }) => path).join('\n'));
  return useMemo(() => joined.split('\n'), [joined]);
}

/** How many problems each file has, and each folder with what is in it. */
export function useProblemCounts(): ReadonlyMap<string, number> {
  const joined = useAppState((state) =>
    problemsOf(state)
      .map(({ location }) => location.file)
      .join('\n'),
  );
  return useMemo(() => countByPlace(joined === '' ? [] : joined.split('\n')), [joined]);
}

function countByPlace(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const place = parts.slice(0, depth).join('/');
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return counts;
}
