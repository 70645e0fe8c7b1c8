import { useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import './embed.css';

/** Code to read: no editor is loaded for it. */
export function ReadOnlyCode() {
  const files = useAppState((state) => state.project.files);
  const entry = useAppState((state) => state.project.entry);
  const [path, setPath] = useState(entry);
  const shown = files.find((file) => file.path === path) ?? files.find((file) => file.path === entry);
  return (
    <section className="region read-only" aria-label="Code">
      <div className="region-head">
        {files.length === 1 ? (
          <h2>{entry}</h2>
        ) : (
          <select
            aria-label="File"
            value={shown?.path}
            onChange={(event) => setPath(event.currentTarget.value)}
          >
            {files.map((file) => (
              <option key={file.path}>{file.path}</option>
            ))}
          </select>
        )}
        <span className="tag">read-only</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} aria-label={shown?.path}>
        {shown?.text}
      </pre>
    </section>
  );
}
