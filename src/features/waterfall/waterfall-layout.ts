/**
 * Where the parts of waterfalls lie on one axis that starts at zero and is shared by all platforms:
 *
 *   0        100       200       300 ms
 *   |tcp|tls|req|c|....|                edge
 *   |tcp  |tls   |req|cold|c|res|       lambda
 *
 * Positions and widths are fractions of the axis, 0 to 1.
 */
import type { OriginCallSpan, Segment, Waterfall } from '../../../worker/protocol/waterfall.ts';
import { formatMsFigure } from '../../ui/quantities.ts';

/** The blink of an eye, and far away: they run through every latency axis. */
export const MARKS_US = [100_000, 300_000] as const;

/** The axis reaches the far mark, with a little room to name it. */
const SHORTEST_AXIS_US = 320_000;
const ROOM = 1.04;
const MOST_TICKS = 7;
/** Of the axis: what the text of a tick takes. The marks always have theirs, and others make room. */
const TICK_SPACE = 0.05;

export interface Axis {
  readonly lengthUs: number;
  readonly ticksUs: readonly number[];
}

/** @param leastUs what the axis reaches at least; less than its default only for a reader who looks closer. */
export function planAxis(totalsUs: readonly number[], leastUs = SHORTEST_AXIS_US): Axis {
  const lengthUs = Math.max(leastUs, ...totalsUs.map((totalUs) => totalUs * ROOM));
  const marksUs = MARKS_US.filter((markUs) => markUs <= lengthUs);
  const stepUs = tickStep(lengthUs);
  const roundUs = Array.from({ length: Math.floor(lengthUs / stepUs) + 1 }, (_, index) => index * stepUs);
  const isFree = (tickUs: number) =>
    marksUs.every((markUs) => Math.abs(tickUs - markUs) > TICK_SPACE * lengthUs);
  return { lengthUs, ticksUs: [...roundUs.filter(isFree), ...marksUs].toSorted((a, b) => a - b) };
}

const SHORTEST_ZOOM_US = 1_000;

/** `fastest`: an axis that ends with the platform that is done first, and cuts the others off. */
export function planScale(endsUs: readonly number[], scale: 'all' | 'fastest'): Axis {
  return scale === 'all' ? planAxis(endsUs) : planAxis([Math.min(...endsUs)], SHORTEST_ZOOM_US);
}

/** The smallest of 1, 2 and 5 times a power of ten that gives few enough ticks. */
function tickStep(lengthUs: number): number {
  const roughUs = lengthUs / MOST_TICKS;
  const powerUs = 10 ** Math.floor(Math.log10(roughUs));
  const factor = [1, 2, 5, 10].find((each) => each * powerUs >= roughUs) ?? 10;
  return factor * powerUs;
}

export interface TickLabel {
  readonly tickUs: number;
  readonly text: string;
  /** The middle of the text, as a fraction of the axis. */
  readonly middle: number;
}

export function isMark(tickUs: number): boolean {
  return MARKS_US.some((markUs) => markUs === tickUs);
}

/** Of a digit, and between labels; a little more than fonts take. */
const DIGIT_EM = 0.6;
const LABEL_GAP_EM = 0.6;

/**
 * The labels that have room beside each other. The last tick carries the unit and the marks come next; others give way.
 *
 * @param widthEm of the axis, in the labels' font size.
 */
export function labelTicks({ ticksUs, lengthUs }: Axis, widthEm: number): readonly TickLabel[] {
  const lastUs = ticksUs.at(-1);
  const byRank = ticksUs.toSorted((a, b) => rank(a) - rank(b) || a - b);
  function rank(tickUs: number): number {
    if (tickUs === lastUs) return 0;
    return isMark(tickUs) ? 1 : 2;
  }
  const placed: (TickLabel & { readonly startEm: number; readonly endEm: number })[] = [];
  for (const tickUs of byRank) {
    const text = `${formatMsFigure(tickUs / 1_000)}${tickUs === lastUs ? ' ms' : ''}`;
    const halfEm = (text.length * DIGIT_EM) / 2;
    const middleEm = Math.min((tickUs / lengthUs) * widthEm, widthEm - halfEm);
    const startEm = middleEm - halfEm;
    const endEm = middleEm + halfEm;
    const isFree = placed.every(
      (other) => endEm + LABEL_GAP_EM <= other.startEm || startEm >= other.endEm + LABEL_GAP_EM,
    );
    if (isFree) placed.push({ tickUs, text, middle: middleEm / widthEm, startEm, endEm });
  }
  return placed
    .map(({ tickUs, text, middle }) => ({ tickUs, text, middle }))
    .toSorted((a, b) => a.tickUs - b.tickUs);
}

export interface Bar<Part> {
  readonly part: Part;
  readonly left: number;
  readonly width: number;
}

export interface PlatformBars {
  /** Whether the axis ends before the request does. */
  readonly isCut: boolean;
  /** Where the first byte and the last arrive, as fractions of the axis. */
  readonly firstByte: number;
  readonly end: number;
  readonly segments: readonly Bar<Segment>[];
  /** Work after the answer. */
  readonly after: readonly Bar<Segment>[];
  /** Calls that overlap in time lie in different lanes, so that none hides another. */
  readonly callLanes: readonly (readonly Bar<OriginCallSpan>[])[];
}

export function layOutWaterfall(waterfall: Waterfall, { lengthUs }: Axis): PlatformBars {
  const { segments, after, calls, ttfbUs, totalUs } = waterfall;
  const place = <Part extends { readonly startUs: number; readonly durationUs: number }>(
    part: Part,
  ): Bar<Part> => ({
    part,
    left: part.startUs / lengthUs,
    width: part.durationUs / lengthUs,
  });
  return {
    isCut: totalUs > lengthUs,
    firstByte: ttfbUs / lengthUs,
    end: totalUs / lengthUs,
    segments: segments.filter(({ durationUs }) => durationUs > 0).map(place),
    after: after.map(place),
    callLanes: intoLanes(calls).map((lane) => lane.map(place)),
  };
}

function intoLanes(calls: readonly OriginCallSpan[]): readonly (readonly OriginCallSpan[])[] {
  const lanes: OriginCallSpan[][] = [];
  for (const call of calls.toSorted((a, b) => a.startUs - b.startUs)) {
    const free = lanes.find((lane) =>
      lane.every(({ startUs, durationUs }) => startUs + durationUs <= call.startUs),
    );
    if (free === undefined) lanes.push([call]);
    else free.push(call);
  }
  return lanes;
}

/** When nothing of the request is left to do anywhere, which may be after its answer has arrived. */
export const endOf = ({ totalUs, after }: Waterfall): number =>
  Math.max(totalUs, ...after.map(({ startUs, durationUs }) => startUs + durationUs));
