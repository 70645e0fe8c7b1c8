import type { ConsoleEntry } from '../../../worker/protocol/http.ts';
import { useAppState } from '../../state/hooks.ts';

export function Console({ entries }: { readonly entries: readonly ConsoleEntry[] }) {
  const reveal = useAppState((state) => state.revealLocation);
  if (entries.length === 0) {
    return <p className="empty">Nothing was printed. console.log in the handler writes here.</p>;
  }
  return (
    <ol className="console" aria-label="Console">
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
