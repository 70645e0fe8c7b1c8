import { useAppState } from '../../state/hooks.ts';
import { warningsBeside } from '../../state/problems.ts';

/** More are only counted. */
const MOST_LISTED = 50;

/** Where types do not fit: a count that opens into a list. The code compiles all the same. */
export function TypeWarnings() {
  const found = useAppState((state) => state.typeWarnings);
  const build = useAppState((state) => state.build);
  const reveal = useAppState((state) => state.revealLocation);
  const warnings = warningsBeside(build, found);
  if (warnings.length === 0) return null;
  return (
    <details className="type-warnings">
      <summary>{warnings.length === 1 ? '1 type warning' : `${warnings.length} type warnings`}</summary>
      <ol aria-label="Type warnings">
        {warnings.slice(0, MOST_LISTED).map(({ message, location }) => (
          <li key={`${location.file}:${location.line}:${location.column} ${message}`}>
            <button type="button" className="location" onClick={() => reveal(location)}>
              {location.file}:{location.line}:{location.column}
            </button>{' '}
            {message}
          </li>
        ))}
      </ol>
    </details>
  );
}
