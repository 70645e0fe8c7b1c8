import type { SyntheticEvent } from 'react';
import type { OriginCallSpan, Segment } from '../../../worker/protocol/waterfall.ts';
import { formatUs } from '../../ui/quantities.ts';
import { provenanceWords } from '../provenance-words.ts';
import { AFTER_NAME, SEGMENT_LABELS, SEGMENT_NAMES } from './segment-names.ts';
import type { Bar, PlatformBars } from './waterfall-layout.ts';

/** Narrower bars go without a name; the legend and the detail card still give it. */
const LABEL_WIDTH = 0.03;

/** Narrower bars touch their neighbours: a gap would take all of them. */
const GAP_WIDTH = 0.012;

/** The first byte is marked where it can be told from the last. */
const LEAST_TRANSFER = 0.004;

/** Of the name's own font, a little more than fonts take: near the end of the axis it begins further left. */
const AFTER_NAME_EM = 15;

/** What the pointer or the keyboard has come to. */
export type Pointed =
  { readonly segment: Segment; readonly isAfter: boolean } | { readonly call: OriginCallSpan };

interface TrackLineProps {
  readonly bars: PlatformBars;
  /** Where the bars end, the handler failed. */
  readonly hasFailed: boolean;
  readonly onPoint: (pointed: Pointed, event: SyntheticEvent) => void;
}

/** One request on one platform: its segments, below them its calls and the work after its answer. */
export function TrackLine({ bars, hasFailed, onPoint }: TrackLineProps) {
  return (
    <div className="track-line">
      <div className="bar-track" data-cut={bars.isCut}>
        {bars.segments.map((bar, index) => (
          <SegmentBar
            key={bar.part.startUs}
            bar={bar}
            isFirst={index === 0}
            onPoint={(event) => onPoint({ segment: bar.part, isAfter: false }, event)}
          />
        ))}
        {hasFailed ? (
          <i
            className="failure-mark"
            aria-hidden="true"
            style={{ left: `min(${bars.end * 100}%, 100% - 1.1rem)` }}
          >
            ×
          </i>
        ) : null}
        {bars.end - bars.firstByte < LEAST_TRANSFER ? null : (
          <i className="first-byte-mark" style={{ left: `${bars.firstByte * 100}%` }} />
        )}
      </div>
      {bars.callLanes.map((lane) => (
        <div className="call-track" key={lane[0]?.part.startUs}>
          {lane.map((bar) => (
            <CallBar
              key={bar.part.startUs}
              bar={bar}
              isAlone={lane.length === 1}
              onPoint={(event) => onPoint({ call: bar.part }, event)}
            />
          ))}
        </div>
      ))}
      {bars.after.length === 0 ? null : (
        <div className="after-track">
          {bars.after.map((bar) => (
            <SegmentBar
              key={bar.part.startUs}
              bar={bar}
              isAfter
              onPoint={(event) => onPoint({ segment: bar.part, isAfter: true }, event)}
            />
          ))}
          <span
            className="after-name quiet"
            style={{ left: `clamp(0%, ${(bars.after[0]?.left ?? 0) * 100}%, 100% - ${AFTER_NAME_EM}em)` }}
          >
            {AFTER_NAME}
          </span>
        </div>
      )}
    </div>
  );
}

interface BarProps<Part> {
  readonly bar: Bar<Part>;
  readonly onPoint: (event: SyntheticEvent) => void;
}

interface SegmentBarProps extends BarProps<Segment> {
  /** Tab comes to the first of a line; arrows go on from there. */
  readonly isFirst?: boolean;
  readonly isAfter?: boolean;
}

function SegmentBar({
  bar: { part, left, width },
  isFirst = false,
  isAfter = false,
  onPoint,
}: SegmentBarProps) {
  return (
    <button
      type="button"
      data-part
      tabIndex={isFirst ? 0 : -1}
      data-gap={width >= GAP_WIDTH}
      className={`segment-bar segment-${part.kind} texture-${part.provenance.kind}`}
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
      aria-label={`${isAfter ? `${AFTER_NAME}: ` : ''}${SEGMENT_NAMES[part.kind]}, ${formatUs(part.durationUs)}, ${part.provenance.kind}`}
      aria-description={`${part.detail}. ${provenanceWords(part.provenance)}`}
      onPointerEnter={onPoint}
      onFocus={onPoint}
    >
      {width >= LABEL_WIDTH && !isAfter ? <span>{SEGMENT_LABELS[part.kind]}</span> : null}
    </button>
  );
}

/** Its network leg there, the origin's own work, its network leg back; the name beside it, where there is room. */
function CallBar({
  bar: { part, left, width },
  isAlone,
  onPoint,
}: BarProps<OriginCallSpan> & { readonly isAlone: boolean }) {
  const share = part.durationUs === 0 ? 0 : part.serviceUs / part.durationUs;
  const end = left + width;
  return (
    <>
      <button
        type="button"
        data-part
        tabIndex={-1}
        className="call-bar texture-modelled"
        style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
        aria-label={`${part.method} ${part.host}${part.path}, ${formatUs(part.durationUs)}, of which network ${formatUs(part.networkUs)}`}
        onPointerEnter={onPoint}
        onFocus={onPoint}
      >
        <i style={{ width: `${share * 100}%` }} />
      </button>
      {isAlone ? (
        <span
          className="call-name quiet"
          style={end < 0.6 ? { left: `${end * 100}%` } : { right: `${(1 - left) * 100}%` }}
        >
          {part.method} {part.host}
        </span>
      ) : null}
    </>
  );
}
