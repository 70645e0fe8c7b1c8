import { parseTests } from '../../../../worker/project/tests/parse.ts';
import type { TestOutcome } from '../../../../worker/protocol/tests.ts';
import type { Tested } from '../../../state/app-state.ts';
import { describeOutcome } from '../../../state/describe-outcome.ts';

export type LineState = 'blank' | 'new' | 'passed' | 'failed' | 'undecided' | 'unreadable';

/** What stands beside a line. */
export interface LineResult {
  readonly state: LineState;
  readonly found: string;
}

/** For each line of `text`: results stay with lines that were not touched since, wherever they stand now. */
export function lineResults(text: string, tested: Tested | null): readonly LineResult[] {
  const texts = text.split('\n');
  const known = new Map<string, TestOutcome>();
  tested?.project.tests.split('\n').forEach((line, index) => {
    const outcome = tested.report.outcomes[index];
    if (outcome !== undefined) known.set(line.trim(), outcome);
  });
  return parseTests(text).map((parsed, index) => {
    if (parsed.kind === 'blank') return { state: 'blank', found: '' };
    if (parsed.kind === 'unreadable') {
      const trouble = { kind: 'test-unreadable', ...parsed.problem } as const;
      return { state: 'unreadable', found: describeOutcome({ kind: 'undecided', trouble }) };
    }
    const outcome = known.get((texts[index] ?? '').trim());
    return outcome === undefined ? { state: 'new', found: 'not run yet' } : resultOf(outcome);
  });
}

function resultOf(outcome: TestOutcome): LineResult {
  const found = describeOutcome(outcome);
  if (outcome.kind === 'passed' || outcome.kind === 'undecided') return { state: outcome.kind, found };
  return { state: 'failed', found };
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly waiting: number;
}

/** `failed` counts lines that cannot be read or judged as well. */
export function tallyOf(results: readonly LineResult[]): Tally {
  const count = (...states: readonly LineState[]) =>
    results.filter(({ state }) => states.includes(state)).length;
  return {
    passed: count('passed'),
    failed: count('failed', 'undecided', 'unreadable'),
    waiting: count('new'),
  };
}
