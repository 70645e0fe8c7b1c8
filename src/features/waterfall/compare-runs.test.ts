import { expect, test } from 'vitest';
import type { PlatformId, Segment, SegmentKind } from '../../../worker/protocol/waterfall.ts';
import type { TimedRun } from '../../state/app-state.ts';
import { compareRuns, type Difference } from './compare-runs.ts';

/** `timed('edge', { tcp: 4, compute: 1 })`: milliseconds. */
function timed(platform: PlatformId, parts: Partial<Record<SegmentKind, number>>): TimedRun {
  let startUs = 0;
  const segments = Object.entries(parts).map(([kind, ms]): Segment => {
    startUs += ms * 1_000;
    return {
      kind: kind as SegmentKind,
      startUs: startUs - ms * 1_000,
      durationUs: ms * 1_000,
      detail: '',
      provenance: { kind: 'quoted', source: 'test' },
    };
  });
  return {
    platform,
    hasFailed: false,
    routing: {
      policy: 'single',
      chosen: { kind: 'pop', id: 'TYO', name: 'Tokyo' },
      candidates: [],
      reason: '',
      behind: null,
    },
    waterfall: { segments, after: [], calls: [], ttfbUs: startUs, totalUs: startUs },
  };
}

test('each part of a platform is told with both durations, in the order of a request’s life', () => {
  const [edge] = compareRuns(
    { runs: [timed('edge', { tcp: 10, 'cold-start': 1, response: 5 })] },
    { runs: [timed('edge', { dns: 2, tcp: 4, response: 5 })] },
  );
  expect(edge?.differences).toEqual([
    { part: 'dns', aUs: 0, bUs: 2_000 },
    { part: 'tcp', aUs: 10_000, bUs: 4_000 },
    { part: 'cold-start', aUs: 1_000, bUs: 0 },
    { part: 'response', aUs: 5_000, bUs: 5_000 },
    { part: 'first-byte', aUs: 16_000, bUs: 11_000 },
    { part: 'total', aUs: 16_000, bUs: 11_000 },
  ]);
});

const differenceOf = ({ aUs, bUs }: Difference) => bUs - aUs;

test('differences of segments add up to that of the total', () => {
  const [edge] = compareRuns(
    { runs: [timed('edge', { dns: 3, tcp: 10, compute: 1 })] },
    { runs: [timed('edge', { tcp: 4, compute: 8, transfer: 7 })] },
  );
  const segments = edge?.differences.filter(({ part }) => part !== 'first-byte' && part !== 'total') ?? [];
  const total = edge?.differences.find(({ part }) => part === 'total');
  expect(segments.map(differenceOf).reduce((sum, each) => sum + each, 0)).toBe(total && differenceOf(total));
});

test('several segments of a kind count together', () => {
  const one = timed('edge', { compute: 1 });
  const { waterfall } = one;
  const twice = {
    ...one,
    waterfall: { ...waterfall, segments: [...waterfall.segments, ...waterfall.segments] },
  };
  expect(compareRuns({ runs: [one] }, { runs: [twice] })[0]?.differences[0]).toEqual({
    part: 'compute',
    aUs: 1_000,
    bUs: 2_000,
  });
});

test('a platform that only one of them had has nothing to be compared with', () => {
  const compared = compareRuns(
    { runs: [timed('lambda', { tcp: 1 }), timed('edge', { tcp: 1 })] },
    { runs: [timed('edge', { tcp: 1 }), timed('hybrid', { tcp: 1 })] },
  );
  expect(
    compared.map(({ platform, a, b, differences }) => [platform, a !== null, b !== null, differences.length]),
  ).toEqual([
    ['lambda', true, false, 0],
    ['edge', true, true, 3],
    ['hybrid', false, true, 0],
  ]);
});
