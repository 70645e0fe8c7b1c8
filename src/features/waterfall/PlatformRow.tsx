import type { SyntheticEvent } from 'react';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import type { TimedRun } from '../../state/app-state.ts';
import { formatSignedUs, formatUs } from '../../ui/quantities.ts';
import { Figure } from '../Figure.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { Focused } from './DetailCard.tsx';
import { differenceProvenance, sumProvenance } from './sum-provenance.ts';
import { TrackLine } from './TrackLine.tsx';
import { layOutWaterfall, type Axis } from './waterfall-layout.ts';

/** One run on this platform, with its letter where two are compared. */
export interface Line {
  readonly letter: string;
  readonly run: TimedRun;
}

interface PlatformRowProps {
  readonly platform: PlatformId;
  readonly lines: readonly Line[];
  readonly axis: Axis;
  readonly onFocus: (focused: Focused, event: SyntheticEvent) => void;
}

/** A platform's name and place, its one or two bars, its totals. */
export function PlatformRow({ platform, lines, axis, onFocus }: PlatformRowProps) {
  const { short } = PLATFORM_NAMES[platform];
  const first = lines[0]?.run;
  return (
    <div
      className="platform-row"
      role="group"
      aria-label={`${short} waterfall`}
      data-platform={platform}
      data-compared={lines.some(({ letter }) => letter !== '')}
    >
      {lines.map(({ letter, run }, index) => (
        <div className="platform-line" key={letter}>
          <div className="row-name">
            {index === 0 ? <span className="platform-name">{short}</span> : null}
            <button
              type="button"
              data-part
              className="served-from"
              aria-label={`${short}${letter && ` ${letter}`}: answered from ${run.routing.chosen.name}`}
              aria-description={run.routing.reason}
              onPointerEnter={(event) => onFocus({ platform, run: letter, routing: run.routing }, event)}
              onFocus={(event) => onFocus({ platform, run: letter, routing: run.routing }, event)}
            >
              {/* Two lines have room for the name, one place and the letters. */}
              {letter !== '' && index === 0 ? null : <span>{run.routing.chosen.name}</span>}
              {letter === '' ? null : <b className="run-letter">{letter}</b>}
            </button>
          </div>
          <TrackLine
            hasFailed={run.hasFailed}
            bars={layOutWaterfall(run.waterfall, axis)}
            onPoint={(pointed, event) => onFocus({ platform, run: letter, ...pointed }, event)}
          />
          <Totals
            name={`${short}${letter && ` ${letter}`}`}
            run={run}
            isOneOfTwo={letter !== ''}
            before={index === 0 ? undefined : first}
          />
        </div>
      ))}
    </div>
  );
}

interface TotalsProps {
  readonly name: string;
  readonly run: TimedRun;
  readonly isOneOfTwo: boolean;
  /** What it is compared with. */
  readonly before: TimedRun | undefined;
}

function Totals({ name, run: { waterfall, hasFailed }, isOneOfTwo, before }: TotalsProps) {
  const { segments, ttfbUs, totalUs } = waterfall;
  const beforeUs = before?.waterfall.totalUs;
  return (
    <div className="row-totals figures">
      <strong aria-label={`${name} total`}>
        <Figure provenance={sumProvenance(segments, totalUs)}>{formatUs(totalUs)}</Figure>
      </strong>
      {hasFailed ? <span className="row-failure">× failed</span> : null}
      {isOneOfTwo || hasFailed ? null : (
        <span className="quiet">
          first byte <Figure provenance={sumProvenance(segments, ttfbUs)}>{formatUs(ttfbUs)}</Figure>
        </span>
      )}
      {beforeUs === undefined ? null : (
        <span className="difference" data-sign={Math.sign(totalUs - beforeUs)}>
          <Figure provenance={differenceProvenance(beforeUs, totalUs)}>
            {formatSignedUs(totalUs - beforeUs)}
          </Figure>
        </span>
      )}
    </div>
  );
}
