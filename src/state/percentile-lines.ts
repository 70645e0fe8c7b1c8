import type { Percentiles } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS } from '../../worker/protocol/waterfall.ts';
import { percentilesOf } from '../../worker/statistics/histogram.ts';
import { type Counts, KEPT_SPANS, type OutcomeHistory } from './outcome-history.ts';

export const PERCENTILE_KEYS = ['p50Us', 'p95Us', 'p99Us', 'p999Us'] as const satisfies (keyof Percentiles)[];
export const SHARE_KEYS = ['cold', 'errors'] as const;
export const LINES_OF_PLATFORM = PERCENTILE_KEYS.length + SHARE_KEYS.length;

/** Each point tells of the requests that arrived in its span and the nine before. */
export const POINT_SPANS = 10;

/**
 * What uPlot takes: seconds, then for every platform of `PLATFORM_IDS` its percentiles in milliseconds and its shares in
 * percent, in the order of their keys.
 */
export type Columns = [xS: number[], ...lines: (number | null)[][]];

/** Percentiles over time, a point for each span that is kept. A point is drawn again when slow requests come in late. */
export class PercentileLines {
  /** Grows with every change. */
  version = 0;
  columns: Columns = emptyColumns();
  /** The span of the first point. */
  #first = 0;

  clear(): void {
    this.version += 1;
    this.columns = emptyColumns();
    this.#first = 0;
  }

  /** `nowS`: where the newest point stands, in the middle of its span as it may be. */
  refresh(history: OutcomeHistory, nowS: number, spanS: number): void {
    this.version += 1;
    const { newest } = history;
    const [times, ...lines] = this.columns;
    for (let span = Math.max(this.#first, history.takeChanged()); span <= newest; span += 1) {
      const at = span - this.#first;
      times[at] = span === newest ? nowS : (span + 1) * spanS;
      const range = { from: span - POINT_SPANS + 1, until: span };
      PLATFORM_IDS.forEach((id, platform) => {
        pointOf(history.within(id, range)).forEach((value, line) => {
          const column = lines[platform * LINES_OF_PLATFORM + line];
          if (column !== undefined) column[at] = value;
        });
      });
    }
    const over = times.length - KEPT_SPANS;
    if (over <= 0) return;
    this.#first += over;
    for (const column of this.columns) column.splice(0, over);
  }
}

function pointOf(counts: Counts): (number | null)[] {
  const percentiles = percentilesOf(counts.latencies);
  const inMs = PERCENTILE_KEYS.map((key) => {
    const us = percentiles[key];
    return us === null ? null : us / 1_000;
  });
  return [
    ...inMs,
    percent(counts.cold, counts.served),
    percent(counts.failed + counts.rejected, counts.requests),
  ];
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

function emptyColumns(): Columns {
  return [
    [],
    ...PLATFORM_IDS.flatMap(() => Array.from({ length: LINES_OF_PLATFORM }, (): (number | null)[] => [])),
  ];
}
