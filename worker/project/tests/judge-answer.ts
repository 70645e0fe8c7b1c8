/** Judges what is claimed of one answer on one platform. */
import type { RunFailure } from '../../protocol/failure.ts';
import type { ConsoleEntry, HttpResponse } from '../../protocol/http.ts';
import type { PlatformRun } from '../../protocol/runner.ts';
import type { TestTrouble } from '../../protocol/tests.ts';
import type { AnswerClaim } from './assertion.ts';
import { compare, isInOrder } from './compare.ts';
import { valueAt } from './json-path.ts';
import { clipped, formatUs } from './words.ts';

export type Finding =
  | { readonly kind: 'passed' | 'failed'; readonly found: string }
  | { readonly kind: 'crashed'; readonly failure: RunFailure }
  | { readonly kind: 'undecided'; readonly trouble: TestTrouble };

export const finding = (isRight: boolean, found: string): Finding => ({
  kind: isRight ? 'passed' : 'failed',
  found,
});

export function judgeAnswer(claim: AnswerClaim, run: PlatformRun): Finding {
  switch (claim.kind) {
    case 'calls':
      return judgeCalls(claim, run);
    case 'uses-no-random':
      return finding(!run.usesRandom, run.usesRandom ? 'asked for random numbers' : 'asked for none');
    case 'prints':
      return judgePrints(claim.level, run.console);
    case 'imports':
      throw new Error('imports are of the component, not of a run');
    case 'status':
    case 'status-class':
    case 'header':
    case 'body':
    case 'duration':
    default:
      return run.result.ok
        ? judgeResponse(claim, run.result.value, run)
        : { kind: 'crashed', failure: run.result.failure };
  }
}

type OfResponse = Exclude<AnswerClaim, { kind: 'calls' | 'uses-no-random' | 'prints' | 'imports' }>;

function judgeResponse(claim: OfResponse, response: HttpResponse, { waterfall }: PlatformRun): Finding {
  const { status } = response;
  switch (claim.kind) {
    case 'status':
      return finding(isInOrder(status, claim.order, claim.status), String(status));
    case 'status-class':
      return finding((Math.floor(status / 100) === claim.hundreds) !== claim.negated, String(status));
    case 'header': {
      const values = response.headers.filter(([name]) => name.toLowerCase() === claim.name);
      return compare(
        values.length === 0 ? undefined : values.map(([, value]) => value).join(', '),
        claim.comparison,
      );
    }
    case 'duration': {
      const us = claim.of === 'ttfb' ? waterfall.ttfbUs : waterfall.totalUs;
      return finding(isInOrder(us, claim.order, claim.us), formatUs(us));
    }
    case 'body':
    default:
      return judgeBody(claim, response);
  }
}

function judgeBody(
  { path, comparison }: Extract<AnswerClaim, { kind: 'body' }>,
  response: HttpResponse,
): Finding {
  const text = new TextDecoder().decode(response.body);
  if (path === null) return compare(text, comparison);
  try {
    return compare(valueAt(JSON.parse(text) as unknown, path), comparison);
  } catch {
    // The handler's text, not ours.
    return finding(false, `the body is no JSON: ${clipped(text)}`);
  }
}

function judgeCalls(
  { host, order, count }: Extract<AnswerClaim, { kind: 'calls' }>,
  { waterfall }: PlatformRun,
): Finding {
  const made = waterfall.calls.filter(
    (call) => host === null || isOfHost(call.host.toLowerCase(), host),
  ).length;
  const others = new Set(waterfall.calls.map((call) => call.host));
  const found =
    made > 0 || others.size === 0
      ? `${made} ${made === 1 ? 'call' : 'calls'}`
      : `0 calls; it calls ${[...others].join(', ')}`;
  return finding(isInOrder(made, order, count), found);
}

const isOfHost = (called: string, host: string): boolean =>
  host.startsWith('*.') ? called.endsWith(host.slice(1)) : called === host;

function judgePrints(level: 'warn' | 'error' | null, console: readonly ConsoleEntry[]): Finding {
  const printed = console.filter((entry) => level === null || entry.level === level);
  const [first] = printed;
  if (first === undefined) return finding(true, 'nothing printed');
  return finding(false, `${printed.length} printed, the first: ${clipped(first.text)}`);
}
