/** What tests are judged by: everything here was seen, in runs and in simulated traffic. */
import type { RunFailure } from '../../protocol/failure.ts';
import type { Result } from '../../protocol/result.ts';
import type { PlatformRun } from '../../protocol/runner.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import type { Project } from '../project.ts';

/** One request, run once on every platform of the world. */
export interface RunQuestion extends Pick<Project, 'cityId' | 'connection' | 'arrival'> {
  /** Index into the project's requests. */
  readonly request: number;
}

export interface SeenRun {
  readonly question: RunQuestion;
  readonly runs: Result<readonly PlatformRun[], RunFailure>;
}

/** One request, sent by clients all over the world. */
export interface SeenTraffic {
  readonly request: number;
  readonly platforms: Result<readonly PlatformFigures[], RunFailure>;
}

/** Requests of attacks are in none of them. */
export interface PlatformFigures {
  readonly platform: PlatformId;
  readonly sent: number;
  readonly served: number;
  readonly coldStarts: number;
  /** Rejected, failed, or lost where a place failed. */
  readonly errors: number;
  /** Of the served, in ascending order, microseconds: of the whole world (null), and of the cities that were asked about. */
  readonly latencies: readonly { readonly cityId: string | null; readonly us: Float64Array }[];
}

export interface Evidence {
  readonly runs: readonly SeenRun[];
  readonly traffic: readonly SeenTraffic[];
  /** Interfaces of the component's imports, such as `wasi:random/random`. */
  readonly imports: readonly string[];
}
