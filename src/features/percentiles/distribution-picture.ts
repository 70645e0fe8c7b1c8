import uPlot from 'uplot';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { type Look, rangeOf } from '../../state/look.ts';
import type { TrafficRecording } from '../../state/traffic-recording.ts';
import { formatMsFigure } from '../../ui/quantities.ts';
import { readColor } from '../read-color.ts';
import {
  apart,
  axisOf,
  drawLatencyMarks,
  latencyRange,
  latencyTicks,
  shortLatencyLabels,
} from './chart-style.ts';
import { leftAxisOf, LOG_SCALE, readStyle } from './chart-style.ts';
import { barsOf, sharesOf } from './distribution.ts';
import { formatSharePct } from './line-names.ts';
import type { Picture, Reading } from './picture.ts';

/** Often enough to be seen to live; each time a minute of histograms is added up. */
const REFRESH_MS = 250;

export interface DistributionInput {
  readonly recording: TrafficRecording;
  readonly look: () => Look;
  readonly platforms: readonly PlatformId[];
  readonly kind: 'histogram' | 'cumulative';
}

export function distributionPicture(host: HTMLElement, input: DistributionInput): Picture {
  const { recording, look } = input;
  let drawnVersion = -1;
  let drawnLook: Look | undefined;
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  return {
    options: distributionOptions(host, input),
    refresh(nowMs) {
      const isElsewhere = look() !== drawnLook;
      const hasNews = look() === null && recording.history.version !== drawnVersion;
      if (!isElsewhere && (!hasNews || nowMs - drawnAtMs < REFRESH_MS)) return null;
      drawnVersion = recording.history.version;
      drawnLook = look();
      drawnAtMs = nowMs;
      return dataOf(input);
    },
    readingAt: (data, index) => readDistribution(input, data, index),
    zoom: null,
  };
}

function dataOf({ recording, look, platforms, kind }: DistributionInput): uPlot.AlignedData {
  const range = rangeOf(look(), recording.history);
  const samples = platforms.map((id) => recording.history.within(id, range));
  if (kind === 'histogram') {
    const { fromMs, sharesPct } = barsOf(samples);
    return [[...fromMs], ...sharesPct.map((shares) => [...shares])];
  }
  const { withinMs, sharesPct } = sharesOf(samples);
  return [[...withinMs], ...sharesPct.map((shares) => [...shares])];
}

function distributionOptions(host: HTMLElement, input: DistributionInput): Picture['options'] {
  const style = readStyle(host);
  const isHistogram = input.kind === 'histogram';
  return {
    padding: [style.fontPx * 0.6, style.fontPx * 1.6, 0, 0],
    scales: {
      x: { time: false, distr: LOG_SCALE, range: (_chart, least, most) => latencyRange(least, most) },
      y: { range: (_chart, _least, most) => [0, isHistogram ? Math.max(most ?? 0, 5) * 1.08 : 103] },
    },
    axes: [
      {
        ...axisOf(style),
        size: style.fontPx * 2.2,
        splits: (_chart, _index, least, most) => latencyTicks(least, most),
        values: (_chart, ticks) => shortLatencyLabels(ticks),
        filter: (chart, ticks) => apart(ticks, (tick) => chart.valToPos(tick, 'x'), style.fontPx),
      },
      {
        ...leftAxisOf(style),
        ...(isHistogram ? {} : { splits: () => [0, 25, 50, 75, 100] }),
        values: (_chart, ticks) => ticks.map((tick) => `${tick} %`),
      },
    ],
    series: [{}, ...input.platforms.map((id) => seriesOf(host, id, isHistogram))],
    hooks: { drawAxes: [(chart) => drawLatencyMarks(chart, 'x', style.mark)] },
  };
}

function seriesOf(host: HTMLElement, id: PlatformId, isHistogram: boolean): uPlot.Series {
  const stroke = readColor(host, `var(--${id})`);
  const stepped = isHistogram ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return {
    stroke,
    width: 1.75,
    points: { show: false },
    ...(stepped === undefined
      ? {}
      : { paths: stepped, fill: stroke.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.14)') }),
  };
}

function readDistribution(
  { platforms, kind }: DistributionInput,
  data: uPlot.AlignedData,
  index: number,
): Reading | null {
  const fromMs = data[0][index];
  if (fromMs === undefined) return null;
  const untilMs = data[0][index + 1] ?? fromMs;
  const at =
    kind === 'histogram'
      ? `${formatMsFigure(fromMs)} to ${formatMsFigure(untilMs)} ms`
      : `within ${formatMsFigure(fromMs)} ms`;
  return {
    at,
    columns: ['of requests'],
    unit: '',
    rows: platforms.map((platform, position) => ({
      platform,
      figures: [formatSharePct(data[position + 1]?.[index] ?? 0)],
    })),
  };
}
