/** What the pictures show, as rows of figures. */
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import type { OutcomeHistory, SpanRange } from '../../state/outcome-history.ts';
import { POINT_SPANS } from '../../state/percentile-lines.ts';
import { type LatencyFigures, latencyFigures } from '../latency-figures.ts';
import { shareWithinPct } from './distribution.ts';

export interface FiguresOf {
  readonly platform: PlatformId;
  readonly figures: LatencyFigures;
  readonly requests: number;
  readonly served: number;
  /** Shares of the served and of all requests; null of none. */
  readonly coldPct: number | null;
  readonly errorsPct: number | null;
}

/** Of all requests of a stretch of time together. */
export function figuresOf(history: OutcomeHistory, platform: PlatformId, range: SpanRange): FiguresOf {
  const { latencies, requests, served, cold, failed, rejected } = history.within(platform, range);
  return {
    platform,
    figures: latencyFigures(latencies),
    requests,
    served,
    coldPct: served === 0 ? null : (100 * cold) / served,
    errorsPct: requests === 0 ? null : (100 * (failed + rejected)) / requests,
  };
}

/** The stretches between which no request counts twice, the newest first: each is a point of the lines. */
export function stretchesOf({ from, until }: SpanRange): SpanRange[] {
  const stretches: SpanRange[] = [];
  for (let last = until; last >= from; last -= POINT_SPANS)
    stretches.push({ from: Math.max(from, last - POINT_SPANS + 1), until: last });
  return stretches;
}

const BOUNDS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

export interface ShareRow {
  readonly aboveMs: number;
  readonly upToMs: number;
  /** Of each platform's requests, in percent; null of none. */
  readonly inPct: readonly (number | null)[];
  readonly withinPct: readonly (number | null)[];
}

/** From the first bound that anything is below to the first that everything answered is below. */
export function shareRows(
  history: OutcomeHistory,
  platforms: readonly PlatformId[],
  range: SpanRange,
): ShareRow[] {
  const samples = platforms.map((id) => history.within(id, range));
  const rows = BOUNDS_MS.map((upToMs, at): ShareRow => {
    const aboveMs = BOUNDS_MS[at - 1] ?? 0;
    const withinPct = samples.map((sample) => shareWithinPct(sample, upToMs));
    const below = samples.map((sample) => shareWithinPct(sample, aboveMs) ?? 0);
    const inPct = withinPct.map((share, index) => (share === null ? null : share - (below[index] ?? 0)));
    return { aboveMs, upToMs, inPct, withinPct };
  });
  const isEmpty = ({ inPct }: ShareRow) => inPct.every((share) => share === null || share === 0);
  const first = rows.findIndex((row) => !isEmpty(row));
  return first < 0 ? [] : rows.slice(first, rows.findLastIndex((row) => !isEmpty(row)) + 1);
}
