import type { Project } from '../../../../worker/project/project.ts';
import { useAppState } from '../../../state/hooks.ts';
import { MOST_SET_ASIDE } from '../../../state/saved-work.ts';
import { formatBytes, formatSome, listFacts } from '../../../ui/quantities.ts';

const times = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** What examples, links and resets took the place of; the browser keeps the newest few. */
export function EarlierWork() {
  const setAside = useAppState((state) => state.setAside);
  const returnToOwnWork = useAppState((state) => state.returnToOwnWork);
  const deleteSetAside = useAppState((state) => state.deleteSetAside);
  return (
    <section className="menu-part" aria-label="My earlier work">
      <h2>My earlier work</h2>
      <p className="quiet">
        Saved in this browser as you type. Up to {MOST_SET_ASIDE} projects that something else took the place
        of are kept, the newest first.
      </p>
      {setAside.length === 0 ? <p>None yet.</p> : null}
      <ol className="earlier-work">
        {setAside.map(({ project, atMs }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a work is its position: titles may repeat
          <li key={index}>
            <span className="earlier-title">
              <strong>{project.title}</strong>
              <span className="quiet figures">
                {listFacts([
                  ...(atMs === null ? [] : [times.format(atMs)]),
                  formatSome(project.files.length, 'file'),
                  formatBytes(sizeOf(project)),
                ])}
              </span>
            </span>
            <button
              type="button"
              aria-label={`Restore ${project.title}, number ${index + 1}`}
              onClick={() => returnToOwnWork(index)}
            >
              Restore
            </button>
            <button
              type="button"
              className="quiet-button"
              aria-label={`Delete ${project.title}, number ${index + 1}`}
              onClick={() => deleteSetAside(index)}
            >
              Delete
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sizeOf({ files }: Project): number {
  const encoder = new TextEncoder();
  return files.reduce((sum, { text }) => sum + encoder.encode(text).byteLength, 0);
}
