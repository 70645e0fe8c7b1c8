/** What came of a line of tests. */
import type { RunFailure } from '../../protocol/failure.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import type { TestProblem } from './assertion.ts';

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

/** `found`: what was seen, in a few words such as `404` or `84 ms on edge`. */
export type TestOutcome =
  | { readonly kind: 'blank' }
  | { readonly kind: 'passed'; readonly found: string }
  | { readonly kind: 'failed'; readonly found: string }
  /** The handler gave nothing that could be judged. */
  | { readonly kind: 'crashed'; readonly failure: RunFailure }
  | { readonly kind: 'undecided'; readonly trouble: TestTrouble };

/** As many as the tests have lines. */
export interface TestReport {
  readonly outcomes: readonly TestOutcome[];
  /** Of simulated traffic, for each request that one was about; 0 where no line was about traffic. */
  readonly requestsSimulated: number;
}

export const isGood = ({ kind }: TestOutcome): boolean => kind === 'passed' || kind === 'blank';
