import { describeFailure, describeLateFailure, type Failure } from '../state/describe-failure.ts';
import { useAppState } from '../state/hooks.ts';
import type { StackFrame } from '../../worker/protocol/failure.ts';

interface FailureNoteProps {
  readonly failure: Failure;
  /** Whether there was an answer before it. */
  readonly isLate?: boolean;
}

/** A failure in words, with the way to its place in the code. */
export function FailureNote({ failure, isLate = false }: FailureNoteProps) {
  const reveal = useAppState((state) => state.revealLocation);
  const describe = isLate ? describeLateFailure : describeFailure;
  const { title, detail, location, hint } = describe(failure);
  return (
    <div className="failure" role="alert">
      <strong className="failure-title">{title}</strong>
      {location === undefined ? null : (
        <button type="button" className="location" onClick={() => reveal(location)}>
          {location.file}:{location.line}:{location.column}
        </button>
      )}
      <p className="failure-detail">{detail}</p>
      <Stack frames={stackOf(failure)} />
      {hint === undefined ? null : <p className="failure-hint">{hint}</p>}
    </div>
  );
}

function stackOf(failure: Failure): readonly StackFrame[] {
  return failure.kind === 'handler-threw' || failure.kind === 'threw-at-load' ? failure.error.stack : [];
}

function Stack({ frames }: { readonly frames: readonly StackFrame[] }) {
  const reveal = useAppState((state) => state.revealLocation);
  if (frames.length < 2) return null;
  return (
    <ol className="stack" aria-label="Stack">
      {frames.map(({ functionName, location }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- frames have no other identity, and never move
        <li key={index}>
          at {functionName === '' ? 'top level' : functionName}{' '}
          <button type="button" className="location" onClick={() => reveal(location)}>
            {location.file}:{location.line}:{location.column}
          </button>
        </li>
      ))}
    </ol>
  );
}
