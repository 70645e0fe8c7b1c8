/** Results of tests as the report has them. */
import { describeOutcome } from '../src/state/describe-outcome.ts';
import type { TestOutcome, TestReport } from '../worker/protocol/tests.ts';

type LineOutcome = 'passed' | 'failed' | 'crashed' | 'undecided' | 'unreadable';

export interface TestResults {
  readonly passed: number;
  /** All others, those that could not be judged or read among them. */
  readonly failed: number;
  readonly lines: readonly {
    /** From 1. */
    readonly line: number;
    readonly text: string;
    readonly outcome: LineOutcome;
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
            outcome: lineOutcome(outcome),
            found: describeOutcome(outcome),
          },
        ],
  );
  const passed = lines.filter(({ outcome }) => outcome === 'passed').length;
  return { passed, failed: lines.length - passed, lines };
}

function lineOutcome(outcome: Exclude<TestOutcome, { kind: 'blank' }>): LineOutcome {
  const isUnreadable = outcome.kind === 'undecided' && outcome.trouble.kind === 'test-unreadable';
  return isUnreadable ? 'unreadable' : outcome.kind;
}

const WORDS: readonly (readonly [words: string, outcomes: readonly LineOutcome[]])[] = [
  ['failed', ['failed', 'crashed']],
  ['not judged', ['undecided']],
  ['not understood', ['unreadable']],
];

/** `1 of 3 tests passed, 1 failed, 1 not understood`. */
export function tallyWords({ passed, lines }: TestResults): string {
  const others = WORDS.map(([words, outcomes]) => {
    const count = lines.filter(({ outcome }) => outcomes.includes(outcome)).length;
    return count === 0 ? '' : `, ${count} ${words}`;
  });
  return `${passed} of ${lines.length} tests passed${others.join('')}`;
}
