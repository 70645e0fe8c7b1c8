import { type KeyboardEvent, useRef } from 'react';
import type { View } from '../../../worker/project/project.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { WorldEvent } from '../world-events.ts';
import { LINE_KEYS, LINE_NAMES, type LineKey } from './line-names.ts';

const BANDS = [
  { kind: 'fault', name: 'fault' },
  { kind: 'surge', name: 'surge' },
] as const;

interface ChartKeyProps {
  readonly chart: View['chart'];
  readonly platforms: readonly PlatformId[];
  readonly events: readonly WorldEvent[];
  readonly shown: ReadonlySet<LineKey>;
  readonly onShow: (shown: ReadonlySet<LineKey>) => void;
}

/** What colours and shapes mean; and which lines there are. */
export function ChartKey({ chart, platforms, events, shown, onShow }: ChartKeyProps) {
  const bands =
    chart === 'lines' ? BANDS.filter(({ kind }) => events.some((event) => event.kind === kind)) : [];
  return (
    <div className="chart-keys">
      <ul className="chart-key" aria-label="Colours">
        {platforms.map((id) => (
          <li key={id} data-platform={id}>
            {PLATFORM_NAMES[id].short}
          </li>
        ))}
        {bands.map(({ kind, name }) => (
          <li key={kind} data-band={kind}>
            {name}
          </li>
        ))}
      </ul>
      {chart === 'lines' ? <LineMenu shown={shown} onShow={onShow} /> : null}
    </div>
  );
}

/** The lines that are drawn, as their own key; opened, those there are to choose from. */
function LineMenu({ shown, onShow }: Pick<ChartKeyProps, 'shown' | 'onShow'>) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current !== null) menu.current.open = false;
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || menu.current?.open !== true) return;
    event.preventDefault();
    close();
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details
      className="line-menu"
      ref={menu}
      onKeyDown={press}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <summary>
        {LINE_KEYS.filter((key) => shown.has(key)).map((key) => (
          <span key={key} className="line-name" data-line={key}>
            {LINE_NAMES[key]}
          </span>
        ))}
        {shown.size === 0 ? 'no lines' : null}
      </summary>
      <div className="line-choices" role="group" aria-label="Lines">
        {LINE_KEYS.map((key) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={shown.has(key)}
              onChange={() => onShow(shown.has(key) ? without(shown, key) : new Set([...shown, key]))}
            />
            <span className="line-name" data-line={key}>
              {LINE_NAMES[key]}
            </span>
          </label>
        ))}
      </div>
    </details>
  );
}

function without(shown: ReadonlySet<LineKey>, key: LineKey): ReadonlySet<LineKey> {
  return new Set([...shown].filter((each) => each !== key));
}
