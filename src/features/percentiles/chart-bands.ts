import type uPlot from 'uplot';
import { readColor } from '../read-color.ts';
import type { WorldEvent } from '../world-events.ts';

interface BandStyle {
  readonly fault: string;
  readonly surge: string;
  readonly ink: string;
  readonly paper: string;
  /** With its size in pixels of the screen, as uPlot draws text. */
  readonly font: string;
  readonly fontPx: number;
}

export function readBandStyle(host: HTMLElement, family: string, fontPx: number): BandStyle {
  const scaledPx = fontPx * devicePixelRatio;
  return {
    fault: readColor(host, 'var(--error)'),
    surge: readColor(host, 'var(--ink-quiet)'),
    ink: readColor(host, 'var(--ink)'),
    paper: readColor(host, 'var(--panel)'),
    font: `${scaledPx}px ${family}`,
    fontPx: scaledPx,
  };
}

interface Band {
  readonly event: WorldEvent;
  readonly fromPx: number;
  readonly untilPx: number;
}

/** Faults are hatched between solid edges, surges tinted between dotted ones; each has its name at the foot, where few lines are. */
export function drawBands(chart: uPlot, events: readonly WorldEvent[], style: BandStyle): void {
  const bands = events.flatMap((event) => bandOf(chart, event));
  const { ctx } = chart;
  ctx.save();
  for (const band of bands) drawBand(chart, band, style);
  ctx.restore();
}

/** Above the lines, which would cross them out. */
export function drawBandNames(chart: uPlot, events: readonly WorldEvent[], style: BandStyle): void {
  const { ctx, bbox } = chart;
  const bands = events.flatMap((event) => bandOf(chart, event));
  ctx.save();
  ctx.font = style.font;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const pad = style.fontPx * 0.35;
  const labels = bands.map(({ event, fromPx }) => {
    const widthPx = ctx.measureText(event.name).width + 2 * pad;
    const leftPx = Math.max(bbox.left, Math.min(fromPx, bbox.left + bbox.width - widthPx));
    return { event, leftPx, rightPx: leftPx + widthPx };
  });
  const rows = stackRows(labels);
  labels.forEach(({ event, leftPx, rightPx }, index) => {
    const heightPx = style.fontPx * 1.35;
    const topPx = bbox.top + bbox.height - ((rows[index] ?? 0) + 1) * (heightPx + 1);
    ctx.globalAlpha = 0.8;
    ctx.fillStyle = style.paper;
    ctx.fillRect(leftPx, topPx, rightPx - leftPx, heightPx);
    ctx.globalAlpha = 1;
    ctx.fillStyle = style[event.kind];
    ctx.fillRect(leftPx, topPx, 2 * devicePixelRatio, heightPx);
    ctx.fillStyle = style.ink;
    ctx.fillText(event.name, leftPx + pad * 1.4, topPx + heightPx / 2);
  });
  ctx.restore();
}

/** The first row for each in which it covers none before it. */
export function stackRows(
  labels: readonly { readonly leftPx: number; readonly rightPx: number }[],
): readonly number[] {
  const rows: number[] = [];
  labels.forEach((label, index) => {
    const before = labels.slice(0, index);
    const isFree = (row: number) =>
      before.every(
        (other, at) => rows[at] !== row || other.rightPx <= label.leftPx || other.leftPx >= label.rightPx,
      );
    let row = 0;
    while (!isFree(row)) row += 1;
    rows.push(row);
  });
  return rows;
}

/** What of it lies within the window. */
function bandOf(chart: uPlot, event: WorldEvent): Band[] {
  const { min, max } = chart.scales['x'] ?? {};
  if (min === undefined || max === undefined || event.fromS > max || event.untilS < min) return [];
  const fromPx = chart.valToPos(Math.max(event.fromS, min), 'x', true);
  const untilPx = chart.valToPos(Math.min(event.untilS, max), 'x', true);
  return [{ event, fromPx, untilPx }];
}

function drawBand({ ctx, bbox }: uPlot, { event, fromPx, untilPx }: Band, style: BandStyle): void {
  const isFault = event.kind === 'fault';
  ctx.save();
  ctx.beginPath();
  ctx.rect(fromPx, bbox.top, Math.max(untilPx - fromPx, devicePixelRatio), bbox.height);
  ctx.clip();
  ctx.globalAlpha = 0.12;
  ctx.fillStyle = style[event.kind];
  ctx.fillRect(fromPx, bbox.top, untilPx - fromPx, bbox.height);
  ctx.strokeStyle = style[event.kind];
  ctx.globalAlpha = 0.35;
  if (isFault) hatch(ctx, fromPx, untilPx, bbox);
  ctx.globalAlpha = 1;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash(isFault ? [] : [2 * devicePixelRatio, 4 * devicePixelRatio]);
  for (const x of [fromPx, untilPx]) line(ctx, x, bbox.top, x, bbox.top + bbox.height);
  ctx.restore();
}

function hatch(ctx: CanvasRenderingContext2D, fromPx: number, untilPx: number, bbox: uPlot.BBox): void {
  const gapPx = 8 * devicePixelRatio;
  ctx.lineWidth = devicePixelRatio;
  // Anchored to the picture, so that the lines stand still while the band moves on.
  for (let x = Math.floor((fromPx - bbox.height) / gapPx) * gapPx; x < untilPx; x += gapPx)
    line(ctx, x, bbox.top + bbox.height, x + bbox.height, bbox.top);
}

function line(ctx: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}
