import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Picture, Reading } from './picture.ts';

/** A reading and where the cursor stands, in pixels from the left of the chart. */
export interface Pointed {
  readonly reading: Reading;
  readonly leftPx: number;
  readonly isRight: boolean;
  readonly index: number;
}

export interface ChartSession {
  /** Moves the cursor by so many points, into the picture if it is not there; at the end if there is none yet. */
  readonly moveCursor: (by: number) => void;
  readonly hideCursor: () => void;
  /** Begins or goes on with a stretch that ends at the cursor; {@link zoomToSelection} takes it. */
  readonly select: () => void;
  readonly zoomToSelection: () => boolean;
  readonly dispose: () => void;
}

const LEAST_DRAG_PX = 6;

/** Draws a picture whenever it has changed, on animation frames, until disposed. */
export function createChart(
  host: HTMLElement,
  picture: Picture,
  onPoint: (pointed: Pointed | null) => void,
): ChartSession {
  let anchor: number | null = null;
  const chart = new uPlot(
    {
      ...picture.options,
      ...sizeOf(host),
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: picture.zoom !== null, y: false, setScale: false },
      },
      hooks: {
        ...picture.options.hooks,
        setCursor: [(self) => onPoint(pointedAt(self, picture))],
        setSelect: [
          (self) => {
            if (anchor === null && self.select.width >= LEAST_DRAG_PX) zoomToSelection();
          },
        ],
      },
    },
    picture.refresh(performance.now()) ?? [[]],
    host,
  );

  function clearSelection(): void {
    anchor = null;
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  function zoomToSelection(): boolean {
    const { left, width } = chart.select;
    if (picture.zoom === null || width <= 0) return false;
    picture.zoom(chart.posToVal(left, 'x'), chart.posToVal(left + width, 'x'));
    clearSelection();
    return true;
  }

  function putCursor(index: number): void {
    const x = chart.data[0][index];
    if (x === undefined) return;
    chart.setCursor({ left: chart.valToPos(x, 'x'), top: 0 });
  }

  let frame = requestAnimationFrame(function draw(nowMs) {
    const data = picture.refresh(nowMs);
    if (data !== null) chart.setData(data);
    frame = requestAnimationFrame(draw);
  });
  const observer = new ResizeObserver(() => chart.setSize(sizeOf(host)));
  observer.observe(host);

  return {
    moveCursor(by) {
      const [first, last] = seenIndexes(chart);
      if (last < first) return;
      const from = chart.cursor.idx ?? (by < 0 ? last + 1 : last);
      putCursor(Math.min(Math.max(from + by, first), last));
    },
    hideCursor() {
      clearSelection();
      chart.setCursor({ left: -10, top: -10 });
    },
    select() {
      const { idx } = chart.cursor;
      const x = idx === null || idx === undefined ? undefined : chart.data[0][idx];
      if (x === undefined || picture.zoom === null) return;
      anchor ??= x;
      const [a, b] = [chart.valToPos(anchor, 'x'), chart.valToPos(x, 'x')];
      chart.setSelect(
        { left: Math.min(a, b), top: 0, width: Math.abs(b - a), height: chart.over.clientHeight },
        false,
      );
    },
    zoomToSelection,
    dispose() {
      cancelAnimationFrame(frame);
      observer.disconnect();
      chart.destroy();
      onPoint(null);
    },
  };
}

/** Of the points within the x axis. */
function seenIndexes(chart: uPlot): readonly [first: number, last: number] {
  const { min = 0, max = 0 } = chart.scales['x'] ?? {};
  const xs = chart.data[0];
  let first = 0;
  while (first < xs.length && (xs[first] as number) < min) first += 1;
  let last = xs.length - 1;
  while (last >= 0 && (xs[last] as number) > max) last -= 1;
  return [first, last];
}

function pointedAt(chart: uPlot, picture: Picture): Pointed | null {
  const { idx, left } = chart.cursor;
  if (idx === null || idx === undefined || left === undefined || left < 0) return null;
  const reading = picture.readingAt(chart.data, idx);
  if (reading === null) return null;
  const overLeftPx = chart.over.offsetLeft;
  return { reading, leftPx: overLeftPx + left, isRight: left > chart.over.clientWidth / 2, index: idx };
}

function sizeOf(host: HTMLElement): { width: number; height: number } {
  return { width: Math.max(host.clientWidth, 80), height: Math.max(host.clientHeight, 80) };
}
