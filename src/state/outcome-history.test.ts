import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcomes } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS } from '../../worker/protocol/waterfall.ts';
import { countOf, percentilesOf, percentileUs } from '../../worker/statistics/histogram.ts';
import { FAILED, REJECTED, servedOutcome } from '../../worker/statistics/outcomes.ts';
import { KEPT_SPANS, OutcomeHistory } from './outcome-history.ts';
import { LINES_OF_PLATFORM, PercentileLines } from './percentile-lines.ts';

interface Request {
  readonly span: number;
  readonly outcome: number;
  readonly platform?: number;
}

function outcomes(requests: readonly Request[]): Outcomes {
  return {
    platform: Uint8Array.from(requests, ({ platform = 0 }) => platform),
    span: Uint32Array.from(requests, ({ span }) => span),
    outcome: Uint16Array.from(requests, ({ outcome }) => outcome),
    times: new Uint32Array(requests.length).fill(1),
  };
}

const served = (span: number, us: number, isCold = false): Request => ({
  span,
  outcome: servedOutcome(us, isCold),
});

/** Nearest rank over the latencies themselves. */
function exactUs(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(p * values.length) - 1] as number;
}

test('percentiles of a stretch are those of its requests together, never of its seconds', () => {
  const history = new OutcomeHistory();
  // A second of 98 fast requests and a second of 2 slow ones: their medians average to half a second.
  const fast = Array.from({ length: 98 }, () => served(0, 1_000));
  history.add(outcomes([...fast, served(1, 1_000_000), served(1, 1_000_000)]), ['edge'], 1);
  const both = history.within('edge', { from: 0, until: 1 });
  expect(percentileUs(both.latencies, 0.5)).toBeLessThan(1_010);
  expect(percentileUs(both.latencies, 0.98)).toBeLessThan(1_010);
  expect(percentileUs(both.latencies, 0.99)).toBeGreaterThan(990_000);
});

test('any stretch of any requests is within 0.8 % of the exact percentiles', () => {
  const request = record({ span: integer({ min: 0, max: 20 }), us: integer({ min: 1, max: 60_000_000 }) });
  assert(
    property(
      array(request, { minLength: 1, maxLength: 200 }),
      integer({ min: 0, max: 20 }),
      integer({ min: 0, max: 20 }),
      (requests, a, b) => {
        const history = new OutcomeHistory();
        for (const { span, us } of requests) history.add(outcomes([served(span, us)]), ['edge'], span);
        const range = { from: Math.min(a, b), until: Math.max(a, b) };
        const inside = requests.filter(({ span }) => span >= range.from && span <= range.until);
        const { latencies } = history.within('edge', range);
        expect(countOf(latencies)).toBe(inside.length);
        if (inside.length === 0) return;
        const values = inside.map(({ us }) => us);
        for (const p of [0.5, 0.95, 0.999]) {
          const exact = exactUs(values, p);
          expect(Math.abs((percentileUs(latencies, p) as number) - exact)).toBeLessThanOrEqual(0.008 * exact);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('outcomes are counted by kind and platform; what waited for a start is known apart', () => {
  const history = new OutcomeHistory();
  history.add(
    outcomes([
      served(3, 5_000),
      served(3, 900_000, true),
      { span: 3, outcome: FAILED },
      { span: 3, outcome: REJECTED },
      { span: 3, outcome: REJECTED, platform: 1 },
    ]),
    ['lambda', 'edge'],
    3,
  );
  const lambda = history.within('lambda', { from: 3, until: 3 });
  expect(lambda).toMatchObject({ served: 2, cold: 1, failed: 1, rejected: 1, requests: 4 });
  expect(history.overall('edge')).toMatchObject({ served: 0, rejected: 1, requests: 1 });
  expect(countOf(history.coldLatencies('lambda'))).toBe(1);
  expect(percentileUs(history.coldLatencies('lambda'), 0.5)).toBeGreaterThan(890_000);
});

test('five minutes are kept, everything since the start still counts, and memory does not grow', () => {
  const history = new OutcomeHistory();
  for (let span = 0; span < 3 * KEPT_SPANS; span += 1)
    history.add(outcomes([served(span, 1_000)]), ['edge'], span);
  expect(history.oldest).toBe(2 * KEPT_SPANS);
  expect(history.within('edge', { from: 0, until: 2 * KEPT_SPANS - 1 }).served).toBe(0);
  expect(history.within('edge', { from: 0, until: 3 * KEPT_SPANS }).served).toBe(KEPT_SPANS);
  expect(history.overall('edge').served).toBe(3 * KEPT_SPANS);
  // An answer to what arrived before all that is kept falls on no other span.
  history.add(outcomes([served(5, 60_000_000)]), ['edge'], 3 * KEPT_SPANS - 1);
  expect(history.within('edge', { from: 0, until: 3 * KEPT_SPANS }).served).toBe(KEPT_SPANS);
  expect(history.overall('edge').served).toBe(3 * KEPT_SPANS + 1);
});

test('lines are the percentiles of ten spans; late answers change the points they belong to', () => {
  const history = new OutcomeHistory();
  const lines = new PercentileLines();
  for (let span = 0; span < 30; span += 1) {
    history.add(outcomes([served(span, 1_000 * (span + 1))]), ['edge'], span);
    if (span % 3 === 0) lines.refresh(history, span + 0.5, 1);
  }
  lines.refresh(history, 29.5, 1);
  const p50 = lines.columns[1 + PLATFORM_IDS.indexOf('edge') * LINES_OF_PLATFORM];
  expect(lines.columns[0]).toEqual([...Array.from({ length: 29 }, (_, span) => span + 1), 29.5]);
  const oracle = (span: number) => {
    const { latencies } = history.within('edge', { from: span - 9, until: span });
    return (percentilesOf(latencies).p50Us as number) / 1_000;
  };
  expect(p50).toEqual(Array.from({ length: 30 }, (_, span) => oracle(span)));
  const before = p50?.[20];
  history.add(outcomes(Array.from({ length: 50 }, () => served(20, 9_000_000))), ['edge'], 29);
  lines.refresh(history, 29.7, 1);
  expect(p50?.[20]).toBeGreaterThan((before as number) * 100);
  expect(p50?.[19]).toBe(oracle(19));
});

test('lines keep as many points as there are spans, each at its own time', () => {
  const history = new OutcomeHistory();
  const lines = new PercentileLines();
  for (let span = 0; span < KEPT_SPANS + 40; span += 1) {
    history.add(outcomes([served(span, 1_000)]), ['edge'], span);
    lines.refresh(history, (span + 0.5) * 60, 60);
  }
  expect(new Set(lines.columns.map((column) => column.length))).toEqual(new Set([KEPT_SPANS]));
  expect(lines.columns[0][0]).toBe(41 * 60);
  expect(lines.columns[0].at(-1)).toBe((KEPT_SPANS + 39.5) * 60);
});

test('shares are percentages of what they are shares of', () => {
  const history = new OutcomeHistory();
  const lines = new PercentileLines();
  history.add(
    outcomes([
      served(0, 1_000),
      served(0, 1_000, true),
      { span: 0, outcome: FAILED },
      { span: 0, outcome: REJECTED },
    ]),
    ['lambda'],
    0,
  );
  lines.refresh(history, 0.5, 1);
  const [cold, errors] = [lines.columns[5], lines.columns[6]];
  expect([cold?.[0], errors?.[0]]).toEqual([50, 50]);
});
