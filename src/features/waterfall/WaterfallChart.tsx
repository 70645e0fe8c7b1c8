import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { AxisLines, AxisTicks } from './AxisLines.tsx';
import { CardOverPlace } from './CardOverPlace.tsx';
import { DetailCard, type Focused } from './DetailCard.tsx';
import { nextPart } from './next-part.ts';
import { PlatformRow, type Line } from './PlatformRow.tsx';
import type { Axis } from './waterfall-layout.ts';

/** More are drawn closer together. */
const USUAL_LINES = 3;

interface WaterfallChartProps {
  readonly axis: Axis;
  /** Of each platform its one or two runs. */
  readonly rows: readonly (readonly Line[])[];
  /** Below the bars; the detail card lies over it while something is pointed at. */
  readonly children: ReactNode;
}

interface PointedPart {
  readonly focused: Focused;
  readonly anchor: Element;
}

/** The rows on their axis, and below them the card that tells about the part that is pointed at. */
export function WaterfallChart({ axis, rows, children }: WaterfallChartProps) {
  const [pointed, setPointed] = useState<PointedPart | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const lineCount = rows.reduce((sum, lines) => sum + lines.length, 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons inside arrive here
    <div className="waterfall-body" onBlur={() => setPointed(null)} onKeyDown={moveBetweenParts}>
      <div
        className="waterfall-chart"
        onPointerLeave={() => setPointed(null)}
        data-dense={lineCount > USUAL_LINES}
        data-compared={rows.some((lines) => lines.some(({ letter }) => letter !== ''))}
      >
        <AxisLines axis={axis} />
        {rows.map((lines) =>
          lines[0] === undefined ? null : (
            <PlatformRow
              key={lines[0].run.platform}
              platform={lines[0].run.platform}
              lines={lines}
              axis={axis}
              onFocus={(focused, { currentTarget }) => setPointed({ focused, anchor: currentTarget })}
            />
          ),
        )}
        <AxisTicks axis={axis} />
      </div>
      <div className="detail-place" ref={place}>
        {children}
      </div>
      {pointed === null ? null : (
        <CardOverPlace place={place} anchor={pointed.anchor} onClose={() => setPointed(null)}>
          <DetailCard focused={pointed.focused} />
        </CardOverPlace>
      )}
    </div>
  );
}

/** Left and right go through the parts of a line, up and down to the same place of another. */
function moveBetweenParts(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || !target.matches('[data-part]')) return;
  const lines = [...currentTarget.querySelectorAll('.platform-line')].map((line) => [
    ...line.querySelectorAll<HTMLElement>('[data-part]'),
  ]);
  const next = nextPart(lines, target, key);
  if (next === null) return;
  event.preventDefault();
  next.focus();
}
