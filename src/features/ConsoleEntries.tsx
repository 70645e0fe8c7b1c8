import type { ConsoleEntry } from '../../worker/protocol/http.ts';
import { useAppState } from '../state/hooks.ts';
import './console-entries.css';

interface ConsoleEntriesProps {
  readonly label: string;
  readonly entries: readonly ConsoleEntry[];
}

export function ConsoleEntries({ label, entries }: ConsoleEntriesProps) {
  const reveal = useAppState((state) => state.revealLocation);
  return (
    <ol className="console" aria-label={label}>
      {entries.map(({ level, text, location }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity, and never move
        <li key={index} data-level={level}>
          <span className="console-level">{level}</span>
          <span className="console-text">{text}</span>
          {location === null ? null : (
            <button type="button" className="location" onClick={() => reveal(location)}>
              {location.file}:{location.line}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
