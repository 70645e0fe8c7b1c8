/** Judges what is claimed of traffic on one platform. */
import type { TrafficClaim } from './assertion.ts';
import { isInOrder } from './compare.ts';
import type { PlatformFigures } from './evidence.ts';
import { type Finding, finding } from './judge-answer.ts';
import { formatCount, formatShare, formatUs } from './words.ts';

export function judgeTraffic(claim: TrafficClaim, figures: PlatformFigures, cityId: string | null): Finding {
  if (claim.kind === 'counted') return judgeCounted(claim, figures);
  const us = figures.latencies.find((each) => each.cityId === cityId)?.us ?? new Float64Array(0);
  const needed = leastSample(claim.percent);
  if (us.length < needed)
    return { kind: 'undecided', trouble: { kind: 'test-sample-small', count: us.length, needed } };
  const value = claim.percent === null ? mean(us) : percentile(us, claim.percent);
  const found = `${formatUs(value)} of ${formatCount(us.length)}`;
  return finding(isInOrder(value, claim.order, claim.us), found);
}

/** Where at least one request is expected to be on either side of the percentile. */
function leastSample(percent: number | null): number {
  return percent === null ? 1 : Math.ceil(100 / Math.min(percent, 100 - percent) - 1e-9);
}

const mean = (us: Float64Array): number => us.reduce((sum, each) => sum + each, 0) / us.length;

/** Nearest rank, as `worker/model/histogram.ts` has it. */
function percentile(sortedUs: Float64Array, percent: number): number {
  const rank = Math.max(1, Math.ceil((percent * sortedUs.length) / 100 - 1e-9));
  return sortedUs[rank - 1] ?? 0;
}

function judgeCounted(
  { of, order, limit }: Extract<TrafficClaim, { kind: 'counted' }>,
  { sent, served, coldStarts, errors }: PlatformFigures,
): Finding {
  const [count, among] = of === 'errors' ? [errors, sent] : [coldStarts, served];
  const share = among === 0 ? 0 : count / among;
  const isRight = isInOrder(limit.kind === 'share' ? share : count, order, limit.value);
  return finding(isRight, `${formatCount(count)} of ${formatCount(among)}, ${formatShare(share)}`);
}
