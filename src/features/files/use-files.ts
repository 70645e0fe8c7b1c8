import { useMemo } from 'react';
import type { AppState } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { problemsOf } from '../../state/problems.ts';

/** The paths of all files; the same list while only texts change. */
export function usePaths(): readonly string[] {
  const joined = useAppState(({ project }) => project.files.map(({ path }) => path).join('\n'));
  return useMemo(() => joined.split('\n'), [joined]);
}

/** What there is to say about a file, or a folder with what is in it. */
export interface Troubles {
  readonly problems: number;
  /** Where types do not fit, which stops nothing. */
  readonly warnings: number;
}

const NO_TROUBLES: Troubles = { problems: 0, warnings: 0 };

/** Of each file and folder, by its path. */
export function useTroubles(): (path: string) => Troubles {
  const problems = useCounts((state) => problemsOf(state));
  const warnings = useCounts((state) => state.typeWarnings);
  return (path) =>
    problems.has(path) || warnings.has(path)
      ? { problems: problems.get(path) ?? 0, warnings: warnings.get(path) ?? 0 }
      : NO_TROUBLES;
}

interface Located {
  readonly location: { readonly file: string };
}

function useCounts(select: (state: AppState) => readonly Located[]): ReadonlyMap<string, number> {
  const joined = useAppState((state) =>
    select(state)
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
