import { useAppState } from '../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../state/project-limits.ts';

/** The project's requests, to be picked, named, put in order, copied and deleted. */
export function SavedRequests() {
  const requests = useAppState((state) => state.project.requests);
  const selected = useAppState((state) => state.project.selectedRequest);
  const selectRequest = useAppState((state) => state.selectRequest);
  const renameRequest = useAppState((state) => state.renameRequest);
  const addRequest = useAppState((state) => state.addRequest);
  const isFull = requests.length >= PROJECT_LIMITS.requests;
  return (
    <div className="saved-requests">
      <ol aria-label="Saved requests">
        {requests.map(({ name, method, path }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a request is its position: names may repeat
          <li key={index} data-selected={index === selected}>
            <input
              type="radio"
              name="saved-request"
              aria-label={`Use ${name}`}
              checked={index === selected}
              onChange={() => selectRequest(index)}
            />
            <input
              aria-label={`Name of request ${index + 1}`}
              value={name}
              maxLength={PROJECT_LIMITS.requestNameChars}
              onChange={(event) => renameRequest(index, event.currentTarget.value)}
            />
            <span className="saved-path quiet" title={path}>
              {method} {path}
            </span>
            <RowButtons index={index} isFull={isFull} />
          </li>
        ))}
      </ol>
      <button type="button" className="quiet-button" disabled={isFull} onClick={addRequest}>
        Save as another request
      </button>
    </div>
  );
}

function RowButtons({ index, isFull }: { readonly index: number; readonly isFull: boolean }) {
  const count = useAppState((state) => state.project.requests.length);
  const name = useAppState((state) => state.project.requests[index]?.name ?? '');
  const moveRequest = useAppState((state) => state.moveRequest);
  const duplicateRequest = useAppState((state) => state.duplicateRequest);
  const deleteRequest = useAppState((state) => state.deleteRequest);
  const buttons = [
    { sign: '↑', words: 'Move up', isOff: index === 0, act: () => moveRequest(index, index - 1) },
    { sign: '↓', words: 'Move down', isOff: index === count - 1, act: () => moveRequest(index, index + 1) },
    { sign: '+', words: 'Duplicate', isOff: isFull, act: () => duplicateRequest(index) },
    { sign: '×', words: 'Delete', isOff: count === 1, act: () => deleteRequest(index) },
  ];
  return buttons.map(({ sign, words, isOff, act }) => (
    <button
      key={words}
      type="button"
      className="icon-button"
      aria-label={`${words}: ${name}`}
      title={words}
      disabled={isOff}
      onClick={act}
    >
      {sign}
    </button>
  ));
}
