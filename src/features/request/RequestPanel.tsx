import { Answer } from './Answer.tsx';
import { useAppState } from '../../state/hooks.ts';
import { Composer } from './Composer.tsx';
import './request.css';

export function RequestPanel() {
  return (
    <section className="region request-panel" aria-label="Request and answer">
      <header className="region-head">
        <h2>Request &amp; answer</h2>
        <RequestPicker />
      </header>
      <Composer />
      <Answer />
    </section>
  );
}

/** The project's saved requests; a project with one needs no choice. */
function RequestPicker() {
  const requests = useAppState((state) => state.project.requests);
  const selected = useAppState((state) => state.project.selectedRequest);
  const selectRequest = useAppState((state) => state.selectRequest);
  if (requests.length < 2) return null;
  return (
    <select
      className="request-picker"
      aria-label="Saved request"
      value={selected}
      onChange={(event) => selectRequest(Number(event.currentTarget.value))}
    >
      {requests.map(({ name }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a request is its position: names may repeat
        <option key={index} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}
