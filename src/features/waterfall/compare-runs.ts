/** Two runs side by side: how much longer or shorter each part of the second is, platform by platform. */
import { PLATFORM_IDS, type PlatformId, type SegmentKind } from '../../../worker/protocol/waterfall.ts';
import type { PastRun, TimedRun } from '../../state/app-state.ts';
import { SEGMENT_NAMES } from './segment-names.ts';

/** Everything that has a duration in a run; `after` is what `waitUntil` was given. */
export type Part = SegmentKind | 'after' | 'first-byte' | 'total';

export interface Difference {
  readonly part: Part;
  /** Microseconds in the first run and in the second; 0 where it has no such part. */
  readonly aUs: number;
  readonly bUs: number;
}

export interface PlatformComparison {
  readonly platform: PlatformId;
  /** Null where that run's world had no such platform. */
  readonly a: TimedRun | null;
  readonly b: TimedRun | null;
  /** In the order of a request's life, then its end; parts that neither run has are left out. Empty without both runs. */
  readonly differences: readonly Difference[];
}

const runOf = ({ runs }: Pick<PastRun, 'runs'>, id: PlatformId): TimedRun | null =>
  runs.find(({ platform }) => platform === id) ?? null;

const KINDS = Object.keys(SEGMENT_NAMES) as readonly SegmentKind[];

export function compareRuns(
  a: Pick<PastRun, 'runs'>,
  b: Pick<PastRun, 'runs'>,
): readonly PlatformComparison[] {
  return PLATFORM_IDS.map((platform) => {
    const [one, other] = [runOf(a, platform), runOf(b, platform)];
    return { platform, a: one, b: other, differences: differencesOf(one, other) };
  }).filter((each) => each.a !== null || each.b !== null);
}

function differencesOf(a: TimedRun | null, b: TimedRun | null): readonly Difference[] {
  if (a === null || b === null) return [];
  const parts: readonly Part[] = [...KINDS, 'after', 'first-byte', 'total'];
  return parts
    .map((part) => ({ part, aUs: durationOf(a, part), bUs: durationOf(b, part) }))
    .filter(({ aUs, bUs }) => aUs > 0 || bUs > 0);
}

function durationOf({ waterfall }: TimedRun, part: Part): number {
  if (part === 'first-byte') return waterfall.ttfbUs;
  if (part === 'total') return waterfall.totalUs;
  const segments =
    part === 'after' ? waterfall.after : waterfall.segments.filter(({ kind }) => kind === part);
  return segments.reduce((sum, { durationUs }) => sum + durationUs, 0);
}
