import { useMemo, useState } from 'react';
import { jsonLines, linesInSight } from './json-lines.ts';

/** More lines than this are shown as plain text: a button for each would slow the page down. */
const MOST_LINES = 4_000;

export function JsonView({ value }: { readonly value: unknown }) {
  const lines = useMemo(() => jsonLines(value), [value]);
  const [folded, setFolded] = useState<{ readonly of: unknown; readonly at: ReadonlySet<number> }>({
    of: value,
    at: new Set(),
  });
  const at = folded.of === value ? folded.at : new Set<number>();
  if (lines.length > MOST_LINES)
    return (
      <pre className="body-text" aria-label="Response body" tabIndex={0} role="region">
        {JSON.stringify(value, null, 2)}
      </pre>
    );
  const toggle = (line: number) => {
    const next = new Set(at);
    if (!next.delete(line)) next.add(line);
    setFolded({ of: value, at: next });
  };
  return (
    <div className="body-text json-view" aria-label="Response body" tabIndex={0} role="region">
      {linesInSight(lines, at).map((line) => {
        const { depth, text, fold } = lines[line] ?? { depth: 0, text: '', fold: null };
        const isFolded = at.has(line);
        return (
          <div className="json-line" key={line} style={{ '--depth': depth } as React.CSSProperties}>
            {fold === null ? null : (
              <button
                type="button"
                className="json-fold"
                aria-expanded={!isFolded}
                aria-label={isFolded ? `Unfold line ${line + 1}` : `Fold line ${line + 1}`}
                onClick={() => toggle(line)}
              />
            )}
            {'  '.repeat(depth)}
            {isFolded ? fold?.folded : text}
            {'\n'}
          </div>
        );
      })}
    </div>
  );
}
