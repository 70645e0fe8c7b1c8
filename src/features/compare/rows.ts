/** The figures of each platform, from what traffic has recorded. */
import type { Cost } from '../../../worker/protocol/cost.ts';
import type { PlatformTraffic } from '../../../worker/protocol/simulator.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { percentileUs } from '../../../worker/statistics/histogram.ts';
import type { OutcomeHistory, SpanRange } from '../../state/outcome-history.ts';
import { type LatencyFigures, latencyFigures } from '../latency-figures.ts';
import { COLUMN_KEYS, type ColumnKey, COLUMNS } from './columns.ts';

export interface Row {
  readonly platform: PlatformId;
  /** Null where there is nothing to tell, or not yet. */
  readonly values: Readonly<Record<ColumnKey, number | null>>;
  /** What stands in a cell instead of its figure. */
  readonly words: Partial<Readonly<Record<ColumnKey, string>>>;
  readonly figures: LatencyFigures | null;
  readonly cost: Cost | null;
}

export interface RowsInput {
  readonly platforms: readonly PlatformId[];
  readonly traffic: readonly PlatformTraffic[];
  /** In the order of `traffic`. */
  readonly costs: readonly Cost[];
  readonly history: OutcomeHistory;
  /** Null counts everything since the start. Instances and costs are of now and since the start in any case. */
  readonly range: SpanRange | null;
  /** Those that start an instance for each request. */
  readonly fresh: readonly PlatformId[];
}

export function rowsOf(input: RowsInput): Row[] {
  return input.platforms.map((platform) => {
    const at = input.traffic.findIndex((traffic) => traffic.platform === platform);
    const traffic = input.traffic[at];
    return traffic === undefined
      ? { platform, values: NOTHING, words: {}, figures: null, cost: null }
      : rowOf(input, traffic, input.costs[at] ?? null);
  });
}

const NOTHING = Object.fromEntries(COLUMN_KEYS.map((key) => [key, null])) as Row['values'];
const EACH = 'each request';

function rowOf({ history, range, fresh }: RowsInput, traffic: PlatformTraffic, cost: Cost | null): Row {
  const { platform, instances } = traffic;
  const counts = range === null ? history.overall(platform) : history.within(platform, range);
  const figures = latencyFigures(counts.latencies);
  const isFresh = fresh.includes(platform);
  const idleUs = percentileUs(history.coldLatencies(platform), 0.5);
  return {
    platform,
    figures,
    cost,
    values: {
      p50: inMs(figures.p50Us.us),
      p95: inMs(figures.p95Us.us),
      p99: inMs(figures.p99Us.us),
      p999: inMs(figures.p999Us.us),
      idle: inMs(idleUs),
      served: counts.served,
      instances,
      coldStarts: range === null ? traffic.coldStarts : counts.cold,
      coldShare: percent(counts.cold, counts.served),
      rejected: counts.rejected,
      failed: counts.failed,
      errorShare: percent(counts.rejected + counts.failed, counts.requests),
      perMillion: cost?.perMillionUsd ?? null,
      perMonth: cost?.perMonthUsd ?? null,
      warmShare: cost?.warmSharePct ?? null,
      attackShare: cost?.attackSharePct ?? null,
    },
    words: {
      ...(isFresh && platform === 'edge' ? { instances: 'per request' } : {}),
      ...(isFresh ? { coldShare: EACH } : {}),
      ...(idleUs === null && traffic.served > 0 ? { idle: 'none' } : {}),
      ...(cost !== null && cost.missing.length > 0
        ? { perMillion: 'enter a price', perMonth: 'enter a price' }
        : {}),
    },
  };
}

function inMs(us: number | null): number | null {
  return us === null ? null : us / 1_000;
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

/** Those that have something to tell. */
export function columnsOf(rows: readonly Row[]): ColumnKey[] {
  const isAttacked = rows.some(({ values }) => (values.attackShare ?? 0) > 0);
  return COLUMN_KEYS.filter((key) => key !== 'attackShare' || isAttacked);
}

export function cellText(row: Row, key: ColumnKey): string {
  const value = row.values[key];
  return row.words[key] ?? (value === null ? '–' : COLUMNS[key].format(value));
}

/** The platforms with the least of a column, as far as their figures can be told apart; none where all are alike. */
export function bestOf(rows: readonly Row[], key: ColumnKey): readonly PlatformId[] {
  if (!COLUMNS[key].isLessBetter) return [];
  const rated = rows.filter(({ values, words }) => values[key] !== null && words[key] === undefined);
  const least = Math.min(...rated.map(({ values }) => values[key] as number));
  const text = COLUMNS[key].format(least);
  const best = rated.filter((row) => cellText(row, key) === text);
  return best.length === rated.length ? [] : best.map(({ platform }) => platform);
}

export interface Sorting {
  readonly by: ColumnKey;
  readonly direction: 'ascending' | 'descending';
}

/** Rows without a figure come last, whatever the direction; equal ones keep their order. */
export function sorted(rows: readonly Row[], sorting: Sorting | null): readonly Row[] {
  if (sorting === null) return rows;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a.values[sorting.by], b.values[sorting.by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

/** Up, down, and back to the order of the platforms. */
export function sortedNext(sorting: Sorting | null, by: ColumnKey): Sorting | null {
  if (sorting?.by !== by) return { by, direction: 'ascending' };
  return sorting.direction === 'ascending' ? { by, direction: 'descending' } : null;
}
