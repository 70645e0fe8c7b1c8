import type { Project } from '../../worker/project/project.ts';
import type { SourceLocation } from '../../worker/protocol/failure.ts';
import type { AppState } from './app-state.ts';
import { describeFailure, type Failure } from './describe-failure.ts';

/** A problem to mark in a file's text. */
export interface Problem {
  readonly message: string;
  readonly location: SourceLocation;
}

type Facts = Pick<AppState, 'build' | 'run' | 'traffic' | 'trafficRevision' | 'sourceRevision'> & {
  readonly project: Pick<Project, 'view'>;
};

/**
 * What to mark in the code: why it does not compile, or where its last run, or else the first request of live traffic
 * that did, failed, while the text is still the same.
 */
export function problemsOf(facts: Facts): readonly Problem[] {
  const { build, sourceRevision } = facts;
  if (build.kind === 'failed' && build.revision === sourceRevision) return problemOf(build.failure);
  const failure = failureOfRun(facts) ?? failureOfTraffic(facts);
  return failure === null ? [] : problemOf(failure);
}

function failureOfRun({ run, project, sourceRevision }: Facts): Failure | null {
  if (run.kind === 'idle' || run.question.sourceRevision !== sourceRevision) return null;
  if (run.kind === 'failed') return run.failure;
  if (run.kind !== 'done') return null;
  const answered = run.output.runs.find((each) => each.platform === project.view.platform);
  if (answered === undefined) return null;
  return answered.result.ok ? answered.late : answered.result.failure;
}

function failureOfTraffic({ traffic, trafficRevision, sourceRevision }: Facts): Failure | null {
  if (traffic.kind !== 'running' && traffic.kind !== 'stopped') return null;
  return trafficRevision === sourceRevision ? (traffic.summary?.firstFailure ?? null) : null;
}

function problemOf(failure: Failure): readonly Problem[] {
  const { title, detail, location } = describeFailure(failure);
  return location === undefined ? [] : [{ message: `${title}. ${detail}`, location }];
}

/** Without those on the line that does not compile: they say it again. */
export function warningsBeside(
  build: Facts['build'],
  warnings: AppState['typeWarnings'],
): AppState['typeWarnings'] {
  const told = build.kind === 'failed' ? describeFailure(build.failure).location : undefined;
  if (told === undefined) return warnings;
  return warnings.filter(({ location }) => location.file !== told.file || location.line !== told.line);
}
