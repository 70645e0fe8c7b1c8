import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcomes } from '../../../worker/protocol/simulator.ts';
import { createHistogram, record } from '../../../worker/statistics/histogram.ts';
import { FAILED, servedOutcome } from '../../../worker/statistics/outcomes.ts';
import { OutcomeHistory } from '../../state/outcome-history.ts';
import { figuresOf, shareRows, stretchesOf } from './chart-tables.ts';
import { barsOf, type Sample, sharesOf, shareWithinPct } from './distribution.ts';

/** `lost`: requests without an answer. */
function sampleOf(latenciesUs: readonly number[], lost = 0): Sample {
  const latencies = createHistogram();
  for (const us of latenciesUs) record(latencies, us);
  return { latencies, requests: latenciesUs.length + lost };
}

const anyLatencies = array(integer({ min: 100, max: 100_000_000 }), { minLength: 1, maxLength: 100 });

test('bars add up to everything that was answered, and none is wider than a tenth', () => {
  assert(
    property(anyLatencies, integer({ min: 0, max: 50 }), (latencies, lost) => {
      const { fromMs, sharesPct } = barsOf([sampleOf(latencies, lost)]);
      const sum = (sharesPct[0] ?? []).reduce((whole, share) => whole + share, 0);
      expect(sum).toBeCloseTo((100 * latencies.length) / (latencies.length + lost), 6);
      fromMs.slice(1).forEach((ms, at) => {
        if (ms > 0.2) expect(ms / (fromMs[at] as number)).toBeLessThan(1.13);
      });
    }),
  );
});

test('the share within a time counts the latencies below it, and never those without an answer', () => {
  assert(
    property(anyLatencies, integer({ min: 0, max: 50 }), (latencies, lost) => {
      const { withinMs, sharesPct } = sharesOf([sampleOf(latencies, lost)]);
      const shares = sharesPct[0] ?? [];
      withinMs.forEach((ms, at) => {
        const below = latencies.filter((us) => us < Math.round(ms * 1_000)).length;
        expect(shares[at]).toBeCloseTo((100 * below) / (latencies.length + lost), 6);
      });
      expect(shares.at(-1)).toBeCloseTo((100 * latencies.length) / (latencies.length + lost), 6);
    }),
  );
});

test('platforms share one axis; nothing makes no picture', () => {
  const { fromMs, sharesPct } = barsOf([sampleOf([50_000]), sampleOf([300_000]), sampleOf([], 4)]);
  expect(fromMs[0]).toBeLessThan(50);
  expect(fromMs.at(-1)).toBeGreaterThan(290);
  expect(sharesPct.map((shares) => shares.length)).toEqual([fromMs.length, fromMs.length, fromMs.length]);
  expect(Math.max(...(sharesPct[2] ?? []))).toBe(0);
  expect(barsOf([sampleOf([])])).toEqual({ fromMs: [], sharesPct: [[]] });
  expect(sharesOf([])).toEqual({ withinMs: [], sharesPct: [] });
  expect(shareWithinPct(sampleOf([]), 100)).toBeNull();
});

function historyOf(requests: readonly (readonly [span: number, outcome: number])[]): OutcomeHistory {
  const history = new OutcomeHistory();
  const outcomes: Outcomes = {
    platform: new Uint8Array(requests.length),
    span: Uint32Array.from(requests, ([span]) => span),
    outcome: Uint16Array.from(requests, ([, outcome]) => outcome),
    times: new Uint32Array(requests.length).fill(1),
  };
  history.add(outcomes, ['edge'], 30);
  return history;
}

test('rows of shares begin where anything is, end where all is, and agree with their sums', () => {
  const history = historyOf([
    [3, servedOutcome(40_000, false)],
    [4, servedOutcome(150_000, true)],
    [5, servedOutcome(700_000, false)],
    [6, FAILED],
  ]);
  const rows = shareRows(history, ['edge'], { from: 0, until: 30 });
  expect(rows.map(({ upToMs, inPct, withinPct }) => [upToMs, inPct[0], withinPct[0]])).toEqual([
    [50, 25, 25],
    [100, 0, 25],
    [200, 25, 50],
    [300, 0, 50],
    [500, 0, 50],
    [1_000, 25, 75],
  ]);
  expect(shareRows(history, ['edge'], { from: 20, until: 30 })).toEqual([]);
});

test('the figures of a stretch are its own, with how few they stand on', () => {
  const history = historyOf([
    [3, servedOutcome(40_000, false)],
    [4, servedOutcome(150_000, true)],
    [20, FAILED],
  ]);
  const early = figuresOf(history, 'edge', { from: 0, until: 9 });
  expect(early).toMatchObject({ requests: 2, served: 2, coldPct: 50, errorsPct: 0 });
  expect(early.figures.p99Us).toMatchObject({ isRough: true, highUs: null });
  expect(figuresOf(history, 'edge', { from: 20, until: 20 })).toMatchObject({
    coldPct: null,
    errorsPct: 100,
  });
});

test('stretches of a table cover the picture once, the newest first', () => {
  expect(stretchesOf({ from: 5, until: 30 })).toEqual([
    { from: 21, until: 30 },
    { from: 11, until: 20 },
    { from: 5, until: 10 },
  ]);
});
