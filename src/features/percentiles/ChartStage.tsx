import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { PLATFORM_NAMES } from '../platforms.ts';
import { type ChartSession, createChart, type Pointed } from './chart-session.ts';
import { type Picture, type Reading, readingText } from './picture.ts';

interface ChartStageProps {
  /** A new function makes a new chart. */
  readonly make: (host: HTMLElement) => Picture;
  readonly label: string;
  /** Before the keyboard's cursor moves: what it reads should stand. */
  readonly onRead: () => void;
  /** Escape, where there is no cursor to take away. */
  readonly onGiveUp: () => void;
}

/** A picture, and a cursor that the pointer or the arrow keys move over it. */
export function ChartStage({ make, label, onRead, onGiveUp }: ChartStageProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ChartSession>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const keysId = useId();
  useEffect(() => {
    if (host.current === null) return undefined;
    const session = createChart(host.current, make(host.current), setPointed);
    chart.current = session;
    return () => session.dispose();
  }, [make]);
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by !== undefined) {
      onRead();
      chart.current?.moveCursor(event.shiftKey ? 0 : by);
      if (event.shiftKey) {
        chart.current?.select();
        chart.current?.moveCursor(by);
        chart.current?.select();
      }
    } else if (event.key === 'Enter') chart.current?.zoomToSelection();
    else if (event.key !== 'Escape') return;
    else if (pointed === null) onGiveUp();
    else chart.current?.hideCursor();
    event.preventDefault();
  };
  return (
    <div className="chart-stage">
      <div
        ref={host}
        className="chart-host"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={keysId}
        aria-valuemin={0}
        aria-valuemax={MOST_POINTS}
        aria-valuenow={pointed?.index ?? 0}
        aria-valuetext={pointed === null ? 'no cursor' : readingText(pointed.reading)}
        onKeyDown={press}
        onBlur={() => chart.current?.hideCursor()}
      />
      <p className="sr-only" id={keysId}>
        Arrow keys move a cursor that reads the figures. With Shift they select a stretch of time, which Enter
        shows alone. Escape goes back.
      </p>
      {pointed === null ? null : <ReadingBox pointed={pointed} />}
    </div>
  );
}

/** More than any picture has. */
const MOST_POINTS = 2_000;

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function ReadingBox({ pointed: { reading, leftPx, isRight } }: { readonly pointed: Pointed }) {
  return (
    <div
      className="chart-reading figures"
      aria-hidden="true"
      data-side={isRight ? 'left' : 'right'}
      style={{ left: `${leftPx}px` }}
    >
      <ReadingTable reading={reading} />
    </div>
  );
}

function ReadingTable({ reading: { at, columns, unit, rows } }: { readonly reading: Reading }) {
  return (
    <table>
      <caption>{at}</caption>
      <thead>
        <tr>
          <td>{unit}</td>
          {columns.map((name) => (
            <th key={name} className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ platform, figures }) => (
          <tr key={platform} data-platform={platform}>
            <th>
              <span className="platform-name">{PLATFORM_NAMES[platform].short}</span>
            </th>
            {columns.map((name, index) => (
              <td key={name} className="number">
                {figures[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
