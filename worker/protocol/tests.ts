import type { RunFailure } from './failure.ts';
import type { Artifact } from './runner.ts';
import type { PlatformId } from './waterfall.ts';
import type { Project } from '../project/project.ts';

/** All that the tests of a project depend on. */
export type TestedProject = Pick<
  Project,
  'tests' | 'world' | 'requests' | 'cityId' | 'connection' | 'arrival'
>;

export interface TestsInput {
  readonly artifact: Artifact;
  readonly project: TestedProject;
}

/** Where a line stops making sense. Columns count from 1, in UTF-16 code units. */
export interface TestProblem {
  readonly column: number;
  /** What could stand there: words as they are written, or kinds of things such as `a number`. */
  readonly expected: readonly string[];
  /** What stands there; empty at the end of the line. */
  readonly found: string;
}

/** Why a line can be neither right nor wrong. */
export type TestTrouble =
  | ({ readonly kind: 'test-unreadable' } & TestProblem)
  | { readonly kind: 'test-request-unknown'; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'test-city-unknown'; readonly name: string }
  | {
      readonly kind: 'test-platform-absent';
      readonly platform: PlatformId;
      readonly platforms: readonly PlatformId[];
    }
  /** A percentile of so few requests would say nothing. */
  | { readonly kind: 'test-sample-small'; readonly count: number; readonly needed: number };

/** What came of a line. `found`: what was seen, in a few words such as `404` or `84 ms on edge`. */
export type TestOutcome =
  | { readonly kind: 'blank' }
  | { readonly kind: 'passed'; readonly found: string }
  | { readonly kind: 'failed'; readonly found: string }
  /** The handler gave nothing that could be judged. */
  | { readonly kind: 'crashed'; readonly failure: RunFailure }
  | { readonly kind: 'undecided'; readonly trouble: TestTrouble };

export interface TestReport {
  /** As many as the tests have lines. */
  readonly outcomes: readonly TestOutcome[];
  /** Requests that really ran, one on every platform. */
  readonly runs: number;
  /** Requests of simulated traffic. */
  readonly simulated: number;
}
