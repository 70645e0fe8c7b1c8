import { useAppState, usePlatforms, useSession } from '../../state/hooks.ts';
import { rangeOf } from '../../state/look.ts';
import { formatSpan } from '../../ui/quantities.ts';
import { useFreshPlatforms } from '../use-fresh-platforms.ts';
import type { ColumnKey } from './columns.ts';
import { columnsOf, type Row, rowsOf } from './rows.ts';

export interface Comparison {
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnKey[];
  /** Over which time: `Since the start`, or a stretch of it. */
  readonly time: string;
}

export const SINCE_START = 'Since the start';

/** As often as the store hears of traffic. */
export function useComparison(): Comparison {
  const { recording } = useSession();
  const platforms = usePlatforms();
  const fresh = useFreshPlatforms();
  const look = useAppState((state) => state.look);
  const summary = useAppState(({ traffic }) =>
    traffic.kind === 'running' || traffic.kind === 'stopped' ? traffic.summary : null,
  );
  const { history, speed } = recording;
  const range = look === null ? null : rangeOf(look, history);
  const rows = rowsOf({
    platforms,
    traffic: summary?.platforms ?? [],
    costs: summary?.costs ?? [],
    history,
    range,
    fresh,
  });
  const time =
    range === null
      ? SINCE_START
      : `From ${formatSpan(range.from * speed)} to ${formatSpan((range.until + 1) * speed)}`;
  return { rows, columns: columnsOf(rows), time };
}
