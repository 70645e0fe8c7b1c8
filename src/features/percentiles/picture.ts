import type uPlot from 'uplot';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';

/** What a picture shows where the cursor stands. */
export interface Reading {
  /** Where: `at 1 min 20 s`. */
  readonly at: string;
  readonly columns: readonly string[];
  /** Of figures that have none of their own. */
  readonly unit: string;
  readonly rows: readonly { readonly platform: PlatformId; readonly figures: readonly string[] }[];
}

/** One way to draw the recording: lines over time, a histogram, or shares. */
export interface Picture {
  readonly options: Omit<uPlot.Options, 'width' | 'height'>;
  /** What is to be drawn now, or null when that is what has been drawn already. */
  readonly refresh: (nowMs: number) => uPlot.AlignedData | null;
  readonly readingAt: (data: uPlot.AlignedData, index: number) => Reading | null;
  /** Takes a stretch of the x axis that was dragged over; null where that means nothing. */
  readonly zoom: ((fromX: number, untilX: number) => void) | null;
}

export function readingText({ at, columns, rows }: Reading): string {
  const ofRow = (figures: readonly string[]) =>
    figures.map((figure, index) => `${columns[index]} ${figure}`).join(', ');
  return `${at}: ${rows.map(({ platform, figures }) => `${platform} ${ofRow(figures)}`).join('; ')}`;
}
