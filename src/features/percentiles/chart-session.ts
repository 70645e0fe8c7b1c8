import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { PLATFORM_IDS } from '../../../worker/protocol/waterfall.ts';
import { PERCENTILE_KEYS, type TrafficRecording } from '../../state/traffic-recording.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { readColor } from '../read-color.ts';
import { drawBandNames, drawBands, readBandStyle } from './chart-bands.ts';
import { TIME_STEPS_S, timeLabel, timeWindow } from './chart-time.ts';
import type { WorldEvent } from '../world-events.ts';

/** uPlot's own name for it is a const enum, which exists only for its own compiler. */
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment
const LOG_SCALE = 3 as uPlot.Scale.Distr.Logarithmic;
const MARKS_MS = [100, 300];
/** From the solid median to the sparse tail: shape tells percentiles apart, colour tells platforms apart. */
const DASHES: readonly number[][] = [[], [10, 4], [5, 4], [2, 4]];
const LEAST_MS = 10;
const MOST_MS = 1_000;

/** Draws the recording's lines whenever they have changed, on animation frames, until disposed. */
export function createChart(
  host: HTMLElement,
  recording: TrafficRecording,
  shown: readonly boolean[],
  events: readonly WorldEvent[],
) {
  const chart = new uPlot(chartOptions(host, recording, shown, events), recording.columns, host);
  let drawnVersion = recording.version;
  let frame = requestAnimationFrame(function draw() {
    if (recording.version !== drawnVersion) {
      drawnVersion = recording.version;
      chart.setData(recording.columns);
    }
    frame = requestAnimationFrame(draw);
  });
  const observer = new ResizeObserver(() => chart.setSize(sizeOf(host)));
  observer.observe(host);
  return {
    dispose() {
      cancelAnimationFrame(frame);
      observer.disconnect();
      chart.destroy();
    },
  };
}

function sizeOf(host: HTMLElement): { width: number; height: number } {
  return { width: Math.max(host.clientWidth, 80), height: Math.max(host.clientHeight, 80) };
}

function chartOptions(
  host: HTMLElement,
  recording: TrafficRecording,
  shown: readonly boolean[],
  events: readonly WorldEvent[],
): uPlot.Options {
  const quiet = readColor(host, 'var(--ink-quiet)');
  const line = readColor(host, 'var(--line)');
  const mark = readColor(host, 'var(--mark)');
  // uPlot scales fonts to the screen's pixels only when their size is a whole number.
  const fontPx = Math.round(Number.parseFloat(getComputedStyle(host).fontSize) * 0.8);
  const { fontFamily } = getComputedStyle(host);
  const font = `${fontPx}px ${fontFamily}`;
  const bands = readBandStyle(host, fontFamily, fontPx);
  const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    ...sizeOf(host),
    padding: [fontPx * 0.6, fontPx * 1.6, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_chart, _least, most) => timeWindow(most, recording.speed) },
      y: { distr: LOG_SCALE, range: (_chart, least, most) => latencyRange(least, most) },
    },
    axes: [
      {
        ...axis,
        size: fontPx * 2.2,
        incrs: [...TIME_STEPS_S],
        values: (_chart, ticks, _axis, _space, stepS) => ticks.map((tick) => timeLabel(tick, stepS)),
      },
      {
        ...axis,
        size: (chart, labels) => widestLabelPx(chart.ctx, font, labels) + fontPx,
        splits: (_chart, _index, least, most) =>
          LATENCY_TICKS_MS.filter((tick) => tick >= least && tick <= most),
        values: (_chart, ticks) =>
          ticks.map((tick) => (tick === null ? '' : `${tick.toLocaleString('en')} ms`)),
        filter: (_chart, ticks) => ticks,
      },
    ],
    series: [{}, ...lineSeries(host, shown)],
    hooks: {
      drawClear: [(chart) => drawBands(chart, events, bands)],
      drawAxes: [(chart) => drawMarks(chart, mark)],
      draw: [(chart) => drawBandNames(chart, events, bands)],
    },
  };
}

/** @param labels null before there is a scale to label. */
function widestLabelPx(
  ctx: CanvasRenderingContext2D,
  font: string,
  labels: readonly string[] | null,
): number {
  ctx.save();
  ctx.font = font;
  const widths = (labels ?? []).map((label) => ctx.measureText(label).width);
  ctx.restore();
  return Math.ceil(Math.max(0, ...widths));
}

const LATENCY_TICKS_MS = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

function latencyRange(least: number | null, most: number | null): [number, number] {
  return [Math.min(LEAST_MS, (least ?? LEAST_MS) / 1.2), Math.max(MOST_MS, (most ?? MOST_MS) * 1.2)];
}

function lineSeries(host: HTMLElement, shown: readonly boolean[]): uPlot.Series[] {
  return PLATFORM_IDS.flatMap((id) => {
    const stroke = readColor(host, `var(--${id})`);
    return PERCENTILE_KEYS.map((key, index) => ({
      label: `${PLATFORM_NAMES[id].short} ${key}`,
      stroke,
      width: 1.75,
      dash: DASHES[index] ?? [],
      show: shown[index] ?? false,
      points: { show: false },
    }));
  });
}

function drawMarks(chart: uPlot, color: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const markMs of MARKS_MS) {
    const y = chart.valToPos(markMs, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
