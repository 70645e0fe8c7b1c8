/** What platforms are compared by. */
import { formatCount, formatMsFigure } from '../../ui/quantities.ts';

export const GROUPS = ['latency', 'instances', 'cost'] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  latency: 'Latency',
  instances: 'Instances',
  cost: 'Cost',
};

export const COLUMN_KEYS = [
  'p50',
  'p95',
  'p99',
  'p999',
  'idle',
  'served',
  'instances',
  'coldStarts',
  'coldShare',
  'rejected',
  'failed',
  'errorShare',
  'perMillion',
  'perMonth',
  'warmShare',
  'attackShare',
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

export interface Column {
  readonly group: Group;
  readonly name: string;
  /** For copies, which have nobody to ask. */
  readonly long: string;
  readonly unit: 'ms' | '%' | 'USD' | '';
  /** Whether less of it is better; where that cannot be said, no platform is the best. */
  readonly isLessBetter: boolean;
  readonly format: (value: number) => string;
}

const inMs = (group: Group, name: string, long: string): Column => ({
  group,
  name,
  long,
  unit: 'ms',
  isLessBetter: true,
  format: formatMsFigure,
});
const count = (group: Group, name: string, isLessBetter: boolean): Column => ({
  group,
  name,
  long: name,
  unit: '',
  isLessBetter,
  format: formatCount,
});
const share = (group: Group, name: string, long: string): Column => ({
  group,
  name,
  long,
  unit: '%',
  isLessBetter: true,
  format: formatPct,
});
const usd = (name: string, long: string): Column => ({
  group: 'cost',
  name,
  long,
  unit: 'USD',
  isLessBetter: true,
  format: formatUsd,
});

export const COLUMNS: Readonly<Record<ColumnKey, Column>> = {
  p50: inMs('latency', 'p50', 'p50'),
  p95: inMs('latency', 'p95', 'p95'),
  p99: inMs('latency', 'p99', 'p99'),
  p999: inMs('latency', 'p99.9', 'p99.9'),
  idle: inMs('latency', 'After idle', 'Median of requests that started an instance'),
  served: count('latency', 'Served', false),
  instances: count('instances', 'Instances', false),
  coldStarts: count('instances', 'Cold starts', true),
  coldShare: share('instances', 'Cold', 'Share of served that started an instance'),
  rejected: count('instances', 'Rejected', true),
  failed: count('instances', 'Failed', true),
  errorShare: share('instances', 'Errors', 'Share of requests without an answer'),
  perMillion: usd('A million requests', 'Per million requests'),
  perMonth: usd('A month', 'Per month of 730 hours at this rate'),
  warmShare: share('cost', 'To stay warm', 'Share of the bill that keeps idle instances'),
  attackShare: share('cost', 'For attacks', 'Share of the bill that attackers cause'),
};

/** `0 %`, `0.04 %`, `2.5 %`, `37 %`. */
function formatPct(percent: number): string {
  if (percent > 0 && percent < 0.01) return '< 0.01 %';
  return `${percent.toFixed(percent === 0 || percent >= 10 ? 0 : percent < 1 ? 2 : 1)} %`;
}

/** `$0.002`, `$0.42`, `$12.30`, `$1,204`. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0';
  if (usd < 0.001) return '< $0.001';
  if (usd >= 1_000) return `$${formatCount(Math.round(usd))}`;
  return `$${usd.toFixed(usd < 0.1 ? 3 : 2)}`;
}
