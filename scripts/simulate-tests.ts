/** Results of tests as the report has them. */
import { describeOutcome } from '../src/state/describe-outcome.ts';
import type { TestReport } from '../worker/protocol/tests.ts';

export interface TestResults {
  readonly passed: number;
  /** Those that could not be judged among them. */
  readonly failed: number;
  readonly lines: readonly {
    /** From 1. */
    readonly line: number;
    readonly text: string;
    readonly outcome: 'passed' | 'failed' | 'crashed' | 'undecided';
    /** What was seen, or why nothing was. */
    readonly found: string;
  }[];
}

/** `text`: the tests themselves. Blank lines and comments are left out. */
export function describeTests(text: string, { outcomes }: TestReport): TestResults {
  const texts = text.split('\n');
  const lines = outcomes.flatMap((outcome, index) =>
    outcome.kind === 'blank'
      ? []
      : [
          {
            line: index + 1,
            text: (texts[index] ?? '').trim(),
            outcome: outcome.kind,
            found: describeOutcome(outcome),
          },
        ],
  );
  const passed = lines.filter(({ outcome }) => outcome === 'passed').length;
  return { passed, failed: lines.length - passed, lines };
}
