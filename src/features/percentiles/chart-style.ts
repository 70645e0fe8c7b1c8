/** What all charts have in common: type, axes, the ticks of latencies, and the lines at the blink and at far away. */
import type uPlot from 'uplot';
import { readColor } from '../read-color.ts';

/** uPlot's own name for it is a const enum, which exists only for its own compiler. */
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment
export const LOG_SCALE = 3 as uPlot.Scale.Distr.Logarithmic;

const MARKS_MS = [100, 300];
const LATENCY_TICKS_MS = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
const LEAST_MS = 10;
const MOST_MS = 1_000;

export interface ChartStyle {
  readonly fontPx: number;
  readonly fontFamily: string;
  readonly font: string;
  readonly quiet: string;
  readonly line: string;
  readonly mark: string;
}

export function readStyle(host: HTMLElement): ChartStyle {
  const { fontSize, fontFamily } = getComputedStyle(host);
  // uPlot scales fonts to the screen's pixels only when their size is a whole number.
  const fontPx = Math.round(Number.parseFloat(fontSize) * 0.8);
  return {
    fontPx,
    fontFamily,
    font: `${fontPx}px ${fontFamily}`,
    quiet: readColor(host, 'var(--ink-quiet)'),
    line: readColor(host, 'var(--line)'),
    mark: readColor(host, 'var(--mark)'),
  };
}

export function axisOf({ quiet, line, font }: ChartStyle): uPlot.Axis {
  return { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
}

/** As wide as its labels, for an axis at the left. */
export function leftAxisOf(style: ChartStyle): uPlot.Axis {
  return {
    ...axisOf(style),
    size: (chart, labels) => widestLabelPx(chart.ctx, style.font, labels) + style.fontPx,
  };
}

/** At least from a blink's tenth to a second, so that pictures of different worlds look alike. */
export function latencyRange(least: number | null, most: number | null): [number, number] {
  return [Math.min(LEAST_MS, (least ?? LEAST_MS) / 1.2), Math.max(MOST_MS, (most ?? MOST_MS) * 1.2)];
}

export function latencyTicks(leastMs: number, mostMs: number): number[] {
  return LATENCY_TICKS_MS.filter((tick) => tick >= leastMs && tick <= mostMs);
}

export function latencyLabels(ticks: readonly (number | null)[]): string[] {
  return ticks.map((tick) => (tick === null ? '' : `${tick.toLocaleString('en')} ms`));
}

/** Beside one another only the last has the unit. */
export function shortLatencyLabels(ticks: readonly (number | null)[]): string[] {
  return ticks.map((tick, at) =>
    tick === null ? '' : `${tick.toLocaleString('en')}${at === ticks.length - 1 ? ' ms' : ''}`,
  );
}

/** About as wide as a digit of the type that charts use. */
const DIGIT_EM = 0.6;

/** Takes out, from the right, those ticks beside one another whose labels would run into the next. */
export function apart(
  ticks: readonly number[],
  pxOf: (tick: number) => number,
  fontPx: number,
): (number | null)[] {
  const labels = shortLatencyLabels(ticks);
  let freePx = Number.POSITIVE_INFINITY;
  return ticks
    .map((tick, at) => ({
      tick,
      px: pxOf(tick),
      halfPx: ((labels[at]?.length ?? 0) * DIGIT_EM * fontPx) / 2,
    }))
    .toReversed()
    .map(({ tick, px, halfPx }) => {
      if (px + halfPx > freePx) return null;
      freePx = px - halfPx - fontPx / 3;
      return tick;
    })
    .toReversed();
}

export function drawLatencyMarks(chart: uPlot, scale: 'x' | 'y', color: string): void {
  const { ctx, bbox } = chart;
  const { min, max } = chart.scales[scale] ?? {};
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const markMs of MARKS_MS) {
    if (min === undefined || max === undefined || markMs < min || markMs > max) continue;
    const at = chart.valToPos(markMs, scale, true);
    ctx.beginPath();
    ctx.moveTo(scale === 'y' ? bbox.left : at, scale === 'y' ? at : bbox.top);
    ctx.lineTo(scale === 'y' ? bbox.left + bbox.width : at, scale === 'y' ? at : bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** `labels`: null before there is a scale to label. */
function widestLabelPx(
  ctx: CanvasRenderingContext2D,
  font: string,
  labels: readonly string[] | null,
): number {
  ctx.save();
  ctx.font = font;
  const widths = (labels ?? []).map((label) => ctx.measureText(label).width);
  ctx.restore();
  // Labels are measured in the screen's pixels with a font in the page's.
  return Math.ceil(Math.max(0, ...widths));
}
