import type { AppState } from '../../state/app-state.ts';
import { describeFailure, type Failure } from '../../state/describe-failure.ts';
import type { Problem } from './editor-session.ts';

/** What to mark in the code: why it does not compile, or where its last run failed, while the text is still the same. */
export function problemsOf({ build, run, platform, sourceRevision }: AppState): readonly Problem[] {
  if (build.kind === 'failed' && build.revision === sourceRevision) return problemOf(build.failure);
  if (run.kind === 'idle' || run.question.sourceRevision !== sourceRevision) return [];
  if (run.kind === 'failed') return problemOf(run.failure);
  if (run.kind !== 'done') return [];
  const result = run.output.runs.find((each) => each.platform === platform)?.result;
  return result === undefined || result.ok ? [] : problemOf(result.failure);
}

function problemOf(failure: Failure): readonly Problem[] {
  const { title, detail, location } = describeFailure(failure);
  return location === undefined ? [] : [{ message: `${title}. ${detail}`, location }];
}
