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

/** How many lines came to what; blank ones apart. */
export type Tally = Readonly<Record<Exclude<LineState, 'blank'>, number>>;

export function tallyOf(results: readonly LineResult[]): Tally {
  const tally = { passed: 0, failed: 0, undecided: 0, unreadable: 0, new: 0 };
  for (const { state } of results) if (state !== 'blank') tally[state] += 1;
  return tally;
}
