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
      {chart === 'lines' ? (
        <span className="line-toggles">
          {LINE_KEYS.map((key) => (
            <label key={key} className="line-toggle" data-line={key}>
              <input
                type="checkbox"
                checked={shown.has(key)}
                onChange={() => onShow(shown.has(key) ? without(shown, key) : new Set([...shown, key]))}
              />
              {LINE_NAMES[key]}
            </label>
          ))}
        </span>
      ) : (
        <span className="quiet">{chart === 'histogram' ? 'requests by latency' : 'answered within'}</span>
      )}
    </div>
  );
}

function without(shown: ReadonlySet<LineKey>, key: LineKey): ReadonlySet<LineKey> {
  return new Set([...shown].filter((each) => each !== key));
}
