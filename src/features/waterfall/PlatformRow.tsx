import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import type { OriginCallSpan, Segment } from '../../../worker/protocol/waterfall.ts';
import { formatUs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { Focused } from './PartDetail.tsx';
import { AFTER_NAME, SEGMENT_LABELS, SEGMENT_NAMES } from './segment-names.ts';
import type { Bar, PlatformBars } from './waterfall-layout.ts';

/** Narrower bars go without a name; the legend and the detail line still give it. */
const LABEL_WIDTH = 0.075;

/** Of the name's own font, a little more than fonts take: near the end of the axis it begins further left. */
const AFTER_NAME_EM = 15;

interface PlatformRowProps {
  readonly run: PlatformRun;
  readonly bars: PlatformBars;
  readonly onFocus: (focused: Focused) => void;
}

export function PlatformRow({ run, bars, onFocus }: PlatformRowProps) {
  const { platform, waterfall, routing } = run;
  const name = PLATFORM_NAMES[platform];
  return (
    <div
      className="platform-row"
      role="group"
      aria-label={`${name.short} waterfall`}
      data-platform={platform}
    >
      <div className="platform-row-head">
        <strong className="platform-name">{name.short}</strong>
        <span className="quiet served-from" title={routing.reason}>
          {routing.chosen.name}
        </span>
        <span className="figures row-totals">
          <span className="quiet">first byte {formatUs(waterfall.ttfbUs)}</span>
          <strong aria-label={`${name.short} total`}>{formatUs(waterfall.totalUs)}</strong>
        </span>
      </div>
      <div className="bar-track" data-cut={bars.isCut}>
        {bars.segments.map((bar) => (
          <SegmentBar
            key={bar.part.startUs}
            bar={bar}
            onFocus={() => onFocus({ platform, segment: bar.part })}
          />
        ))}
      </div>
      {bars.after.length === 0 ? null : (
        <div className="after-track">
          {bars.after.map((bar) => (
            <SegmentBar
              key={bar.part.startUs}
              bar={bar}
              after
              onFocus={() => onFocus({ platform, segment: bar.part })}
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
      {bars.callLanes.map((lane) => (
        <div className="call-track" key={lane[0]?.part.startUs}>
          {lane.map((bar) => (
            <CallBar key={bar.part.startUs} bar={bar} onFocus={() => onFocus({ platform, call: bar.part })} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface BarProps<Part> {
  readonly bar: Bar<Part>;
  readonly onFocus: () => void;
}

function SegmentBar({
  bar: { part, left, width },
  after = false,
  onFocus,
}: BarProps<Segment> & { readonly after?: boolean }) {
  return (
    <button
      type="button"
      className={`segment-bar segment-${part.kind} texture-${part.provenance.kind}`}
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
      aria-label={`${after ? `${AFTER_NAME}: ` : ''}${SEGMENT_NAMES[part.kind]}, ${formatUs(part.durationUs)}, ${part.provenance.kind}`}
      onPointerEnter={onFocus}
      onFocus={onFocus}
    >
      {width >= LABEL_WIDTH && !after ? <span>{SEGMENT_LABELS[part.kind]}</span> : null}
    </button>
  );
}

function CallBar({ bar: { part, left, width }, onFocus }: BarProps<OriginCallSpan>) {
  const share = part.durationUs === 0 ? 0 : part.serviceUs / part.durationUs;
  return (
    <button
      type="button"
      className="call-bar"
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
      aria-label={`${part.method} ${part.host}${part.path}, ${formatUs(part.durationUs)}`}
      onPointerEnter={onFocus}
      onFocus={onFocus}
    >
      <i style={{ width: `${share * 100}%` }} />
    </button>
  );
}
