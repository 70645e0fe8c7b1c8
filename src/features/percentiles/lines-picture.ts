import type uPlot from 'uplot';
import { PLATFORM_IDS, type PlatformId } from '../../../worker/protocol/waterfall.ts';
import { type Look, rangeOf } from '../../state/look.ts';
import { LINES_OF_PLATFORM, PERCENTILE_KEYS, SHARE_KEYS } from '../../state/percentile-lines.ts';
import type { TrafficRecording } from '../../state/traffic-recording.ts';
import { formatMsFigure, formatSpan } from '../../ui/quantities.ts';
import { readColor } from '../read-color.ts';
import type { WorldEvent } from '../world-events.ts';
import { drawBandNames, drawBands, readBandStyle } from './chart-bands.ts';
import { axisOf, drawLatencyMarks, latencyLabels, latencyRange, latencyTicks } from './chart-style.ts';
import { type ChartStyle, leftAxisOf, LOG_SCALE, readStyle } from './chart-style.ts';
import { TIME_STEPS_S, timeLabel, timeWindow } from './chart-time.ts';
import { aboveLane, laneRange, laneTop, topOfLaneRange, topPct } from './lane.ts';
import { formatSharePct, LINE_KEYS, LINE_NAMES, type LineKey } from './line-names.ts';
import { lonePoints } from './lone-points.ts';
import type { Picture, Reading } from './picture.ts';

/** From the solid median to the sparse tail: shape tells lines apart, colour tells platforms apart. */
const DASHES: Readonly<Record<LineKey, number[]>> = {
  p50Us: [],
  p95Us: [10, 4],
  p99Us: [5, 4],
  p999Us: [2, 4],
  cold: [2, 3],
  errors: [],
};

export interface LinesInput {
  readonly recording: TrafficRecording;
  readonly look: () => Look;
  readonly lookAt: (fromS: number, untilS: number) => void;
  readonly platforms: readonly PlatformId[];
  readonly shown: ReadonlySet<LineKey>;
  /** Those that start an instance for every request, whose share of cold starts says nothing. */
  readonly fresh: readonly PlatformId[];
  readonly events: readonly WorldEvent[];
}

export function linesPicture(host: HTMLElement, input: LinesInput): Picture {
  const { recording, look } = input;
  let drawnVersion = -1;
  let drawnLook: Look | undefined;
  return {
    options: linesOptions(host, input),
    refresh(nowMs) {
      recording.refreshLines(nowMs);
      // What stands still is not drawn again, unless somebody looks elsewhere.
      const stands = look() !== null && look() === drawnLook;
      if (stands || (recording.lines.version === drawnVersion && look() === drawnLook)) return null;
      drawnVersion = recording.lines.version;
      drawnLook = look();
      // The recording goes on with its own.
      return recording.lines.columns.map((column) => [...column]) as unknown as uPlot.AlignedData;
    },
    readingAt: (data, index) => readLines(input, data, index),
    zoom: input.lookAt,
  };
}

function linesOptions(host: HTMLElement, input: LinesInput): Picture['options'] {
  const { recording, look, shown, events } = input;
  const style = readStyle(host);
  const bands = readBandStyle(host, style.fontFamily, style.fontPx);
  const hasLane = SHARE_KEYS.some((key) => shown.has(key));
  return {
    padding: [style.fontPx * 0.6, style.fontPx * 1.6, 0, 0],
    scales: {
      x: { time: false, range: (_chart, _least, most) => timeRange(recording, look(), most) },
      y: {
        distr: LOG_SCALE,
        range: (_chart, least, most) =>
          hasLane ? aboveLane(latencyRange(least, most)) : latencyRange(least, most),
      },
      share: { range: (_chart, _least, most) => laneRange(topPct(most)) },
    },
    axes: [
      {
        ...axisOf(style),
        size: style.fontPx * 2.2,
        incrs: [...TIME_STEPS_S],
        values: (_chart, ticks, _axis, _space, stepS) => ticks.map((tick) => timeLabel(tick, stepS)),
      },
      {
        ...leftAxisOf(style),
        splits: (_chart, _index, least, most) =>
          latencyTicks(hasLane ? laneTop([least, most]) * 1.5 : least, most),
        values: (_chart, ticks) => latencyLabels(ticks),
        filter: (_chart, ticks) => ticks,
      },
    ],
    series: [{}, ...lineSeries(host, input)],
    hooks: {
      drawClear: [(chart) => drawBands(chart, events, bands)],
      drawAxes: [
        (chart) => {
          drawLatencyMarks(chart, 'y', style.mark);
          if (hasLane) drawLane(chart, style);
        },
      ],
      draw: [(chart) => drawBandNames(chart, events, bands)],
    },
  };
}

function timeRange({ speed, history }: TrafficRecording, look: Look, latestS: number): [number, number] {
  if (look === null) return timeWindow(latestS, speed);
  const { from, until } = rangeOf(look, history);
  return [from * speed, (until + 1) * speed];
}

/** Its edge, and what its height stands for. */
function drawLane(chart: uPlot, { quiet, line, font }: ChartStyle): void {
  const { ctx, bbox } = chart;
  const most = chart.scales['share']?.max ?? 100;
  const top = topOfLaneRange(most);
  const topPx = chart.valToPos(top, 'share', true);
  ctx.save();
  ctx.strokeStyle = line;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, topPx);
  ctx.lineTo(bbox.left + bbox.width, topPx);
  ctx.stroke();
  ctx.fillStyle = quiet;
  ctx.font = scaled(font);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.fillText(`${Math.round(top)} %`, bbox.left - 5 * devicePixelRatio, topPx);
  ctx.restore();
}

function scaled(font: string): string {
  return font.replace(/^\d+/, (px) => String(Number(px) * devicePixelRatio));
}

function lineSeries(host: HTMLElement, { platforms, shown, fresh }: LinesInput): uPlot.Series[] {
  return PLATFORM_IDS.flatMap((id) => {
    const stroke = readColor(host, `var(--${id})`);
    return LINE_KEYS.map((key): uPlot.Series => {
      const isShare = key === 'cold' || key === 'errors';
      const isMoot = key === 'cold' && fresh.includes(id);
      return {
        scale: isShare ? 'share' : 'y',
        stroke,
        width: isShare ? 1.25 : 1.75,
        dash: DASHES[key],
        show: platforms.includes(id) && shown.has(key) && !isMoot,
        points: { show: false, filter: loneIn, size: 5, fill: stroke },
        ...(key === 'errors' ? { fill: stroke.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.25)') } : {}),
      };
    });
  });
}

function loneIn({ data, scales }: uPlot, series: number): number[] | null {
  const { min, max } = scales['x'] ?? {};
  if (typeof min !== 'number' || typeof max !== 'number') return null;
  const lone = lonePoints(data[0], data[series] ?? [], [min, max]);
  return lone.length === 0 ? null : lone;
}

function readLines(
  { platforms, shown, recording, fresh }: LinesInput,
  data: uPlot.AlignedData,
  index: number,
): Reading | null {
  const atS = data[0][index];
  if (atS === undefined) return null;
  const keys = LINE_KEYS.filter((key) => shown.has(key));
  return {
    at: `${recording.speed === 1 ? 'at' : 'at the world’s'} ${formatSpan(atS)}`,
    columns: keys.map((key) => LINE_NAMES[key]),
    unit: 'ms',
    rows: platforms.map((platform) => ({
      platform,
      figures: keys.map((key) => {
        if (key === 'cold' && fresh.includes(platform)) return 'each';
        const line = PLATFORM_IDS.indexOf(platform) * LINES_OF_PLATFORM + LINE_KEYS.indexOf(key);
        const value = data[line + 1]?.[index] ?? null;
        if (value === null) return '–';
        return (PERCENTILE_KEYS as readonly string[]).includes(key)
          ? formatMsFigure(value)
          : formatSharePct(value);
      }),
    })),
  };
}
