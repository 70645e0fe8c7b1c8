/** Judges lines by what was seen. Pure: the same evidence, the same outcomes. */
import type { RunFailure } from '../../protocol/failure.ts';
import type { PlatformRun } from '../../protocol/runner.ts';
import type { TestedProject, TestOutcome } from '../../protocol/tests.ts';
import type { AnswerClaim, TrafficClaim } from './assertion.ts';
import { isTrafficClaim } from './assertion.ts';
import type { Evidence } from './evidence.ts';
import { type Finding, judgeAnswer } from './judge-answer.ts';
import { judgeTraffic } from './judge-traffic.ts';
import { keyOf, type PlannedLine, type Resolved, runQuestion } from './plan.ts';

export function judgeLines(
  lines: readonly PlannedLine[],
  project: TestedProject,
  evidence: Evidence,
): readonly TestOutcome[] {
  return lines.map((line) => (line.kind === 'judge' ? judge(line.resolved, project, evidence) : line));
}

function judge(resolved: Resolved, project: TestedProject, evidence: Evidence): TestOutcome {
  const { claim } = resolved;
  if (isTrafficClaim(claim)) return judgeSeenTraffic(claim, resolved, evidence);
  if (claim.kind === 'imports') return judgeImports(claim, evidence.imports);
  const key = keyOf(runQuestion(resolved, project));
  const seen = evidence.runs.find(({ question }) => keyOf(question) === key);
  if (seen === undefined) throw new Error('the plan has no run for this line');
  if (!seen.runs.ok) return crashed(seen.runs.failure);
  return judgeRuns(claim, ofPlatform(seen.runs.value, resolved));
}

const ofPlatform = <Of extends Pick<PlatformRun, 'platform'>>(
  all: readonly Of[],
  { where }: Resolved,
): readonly Of[] => all.filter(({ platform }) => where.platform === null || platform === where.platform);

function judgeSeenTraffic(claim: TrafficClaim, resolved: Resolved, evidence: Evidence): TestOutcome {
  const seen = evidence.traffic.find(({ request }) => request === resolved.requestIndex);
  if (seen === undefined) throw new Error('the plan has no traffic for this line');
  if (!seen.platforms.ok) return crashed(seen.platforms.failure);
  return sumUp(
    ofPlatform(seen.platforms.value, resolved).map((figures) => ({
      platform: figures.platform,
      finding: judgeTraffic(claim, figures, resolved.cityId),
    })),
  );
}

function judgeRuns(claim: AnswerClaim, runs: readonly PlatformRun[]): TestOutcome {
  return sumUp(runs.map((run) => ({ platform: run.platform, finding: judgeAnswer(claim, run) })));
}

const crashed = (failure: RunFailure): TestOutcome => ({ kind: 'crashed', failure });

interface Found {
  readonly platform: string;
  readonly finding: Finding;
}

/** A line holds where it holds everywhere. Tells of where it does not, or else of all. */
function sumUp(all: readonly Found[]): TestOutcome {
  const wrong = all.filter(({ finding }) => finding.kind !== 'passed');
  const [first] = wrong;
  if (first && first.finding.kind !== 'failed') return first.finding;
  const told = (wrong.length > 0 ? wrong : all).map(({ platform, finding }) => ({
    platform,
    found: 'found' in finding ? finding.found : '',
  }));
  const texts = new Set(told.map(({ found }) => found));
  const isSame = texts.size <= 1 && (wrong.length === 0 || wrong.length === all.length);
  const found = isSame
    ? (told[0]?.found ?? '')
    : told.map(({ platform, found }) => `${found} on ${platform}`).join(', ');
  return { kind: wrong.length > 0 ? 'failed' : 'passed', found };
}

type ImportsClaim = Extract<AnswerClaim, { kind: 'imports' }>;

/** `random` is `wasi:random/random` as well as all of `wasi:random`. */
function judgeImports({ name, negated }: ImportsClaim, imports: readonly string[]): TestOutcome {
  const matching = imports.filter((each) => {
    const [pack = '', face = ''] = each.split('/');
    return [each, pack, face, pack.slice(pack.indexOf(':') + 1)].includes(name);
  });
  const found = matching.length === 0 ? `imports no ${name}` : `imports ${matching.join(', ')}`;
  return { kind: matching.length > 0 === negated ? 'failed' : 'passed', found };
}
