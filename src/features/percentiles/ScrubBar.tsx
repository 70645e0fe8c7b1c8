import { scrubbedTo } from '../../state/look.ts';
import { formatSpan } from '../../ui/quantities.ts';
import type { Looked } from './use-look.ts';

/** Goes back through what is recorded, and comes back to what happens now. */
export function ScrubBar({ looked }: { readonly looked: Looked }) {
  const { look, lookAt, range, oldest, newest, spanS, hasTraffic } = looked;
  const shown = `${formatSpan(range.from * spanS)} to ${formatSpan((range.until + 1) * spanS)}`;
  return (
    <div className="scrub" data-live={look === null}>
      <button
        type="button"
        className="quiet-button"
        disabled={!hasTraffic}
        title={
          look === null ? 'The picture stands; the world goes on and is recorded' : 'Follow what happens now'
        }
        onClick={() => lookAt(look === null ? { kind: 'moment', until: newest } : null)}
      >
        {look === null ? 'Pause' : 'Live'}
      </button>
      <input
        type="range"
        aria-label="Scrub back through the last minutes"
        aria-valuetext={look === null ? `live: ${shown}` : shown}
        disabled={!hasTraffic}
        min={oldest}
        max={Math.max(newest, oldest + 1)}
        step={1}
        value={look === null ? Math.max(newest, oldest + 1) : range.until}
        onChange={({ currentTarget }) => {
          const span = Number(currentTarget.value);
          lookAt(span >= newest ? null : scrubbedTo(span, look, { oldest, newest }));
        }}
      />
      <span className="scrub-shown figures">{hasTraffic ? shown : ''}</span>
      {look?.kind === 'zoom' ? (
        <button
          type="button"
          className="quiet-button"
          onClick={() => lookAt({ kind: 'moment', until: look.until })}
        >
          Reset zoom
        </button>
      ) : null}
    </div>
  );
}
