import type { TestOutcome } from '../../worker/protocol/tests.ts';
import { describeFailure } from './describe-failure.ts';

/** What was seen, or why nothing was, on one line. */
export function describeOutcome(outcome: TestOutcome): string {
  if (outcome.kind === 'blank') return '';
  if (outcome.kind === 'passed' || outcome.kind === 'failed') return outcome.found;
  const { title, detail } = describeFailure(outcome.kind === 'crashed' ? outcome.failure : outcome.trouble);
  return `${title}: ${detail}`;
}
