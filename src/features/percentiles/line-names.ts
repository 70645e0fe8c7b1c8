import { PERCENTILE_KEYS, SHARE_KEYS } from '../../state/percentile-lines.ts';

/** In the order of the recording's columns. */
export const LINE_KEYS = [...PERCENTILE_KEYS, ...SHARE_KEYS];
export type LineKey = (typeof LINE_KEYS)[number];

export const LINE_NAMES: Readonly<Record<LineKey, string>> = {
  p50Us: 'p50',
  p95Us: 'p95',
  p99Us: 'p99',
  p999Us: 'p99.9',
  cold: 'cold',
  errors: 'errors',
};

/** `0 %`, `< 0.1 %`, `0.4 %`, `37 %`. */
export function formatSharePct(percent: number): string {
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  return `${percent.toFixed(percent === 0 || percent >= 10 ? 0 : 1)} %`;
}
