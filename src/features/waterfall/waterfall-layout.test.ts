import { expect, test } from 'vitest';
import type { OriginCallSpan, Segment, SegmentKind, Waterfall } from '../../../worker/protocol/waterfall.ts';
import { labelTicks, layOutWaterfall, planAxis } from './waterfall-layout.ts';

const call = (startUs: number, endUs: number): OriginCallSpan => ({
  host: 'api.example.com',
  method: 'GET',
  path: '/',
  status: 200,
  startUs,
  durationUs: endUs - startUs,
  networkUs: 0,
  serviceUs: endUs - startUs,
});

/** `waterfall('tcp 40, tls 80, compute 0')`: durations in milliseconds, one after another. */
function waterfall(text: string, calls: readonly OriginCallSpan[] = []): Waterfall {
  let startUs = 0;
  const segments: Segment[] = [];
  for (const part of text.split(', ')) {
    const [kind, durationMs] = part.split(' ');
    const durationUs = Number(durationMs) * 1_000;
    const provenance = { kind: 'quoted', source: 'test' } as const;
    segments.push({ kind: kind as SegmentKind, startUs, durationUs, detail: '', provenance });
    startUs += durationUs;
  }
  return { segments, after: [], calls, ttfbUs: startUs, totalUs: startUs };
}

test('the axis always reaches beyond 300 ms', () => {
  expect(planAxis([12_000, 30_000, 44_000])).toEqual({
    lengthUs: 320_000,
    ticksUs: [0, 50_000, 100_000, 150_000, 200_000, 250_000, 300_000],
  });
  expect(planAxis([]).lengthUs).toBe(320_000);
});

test('a slow platform stretches the axis of all', () => {
  const axis = planAxis([20_000, 2_000_000]);
  expect(axis.lengthUs).toBe(2_080_000);
  expect(axis.ticksUs).toEqual([100_000, 300_000, 500_000, 1_000_000, 1_500_000, 2_000_000]);
});

test.each([400_000, 999_999, 1_234_567, 60_000_000])('an axis of %i µs has few ticks', (totalUs) => {
  const { ticksUs, lengthUs } = planAxis([totalUs]);
  expect(ticksUs.length).toBeGreaterThanOrEqual(3);
  expect(ticksUs.length).toBeLessThanOrEqual(9);
  expect(ticksUs.at(-1)).toBeLessThanOrEqual(lengthUs);
});

test('a closer look has an axis of its own, and only the marks that it reaches', () => {
  expect(planAxis([20_000], 1_000)).toEqual({
    lengthUs: 20_800,
    ticksUs: [0, 5_000, 10_000, 15_000, 20_000],
  });
  expect(planAxis([110_000], 1_000).ticksUs).toContain(100_000);
  expect(layOutWaterfall(waterfall('tcp 30'), planAxis([20_000], 1_000)).isCut).toBe(true);
  expect(layOutWaterfall(waterfall('tcp 20'), planAxis([20_000], 1_000)).isCut).toBe(false);
});

test('segments lie one after another and end at the total', () => {
  const axis = { lengthUs: 400_000, ticksUs: [] };
  const bars = layOutWaterfall(waterfall('tcp 40, tls 80, compute 0, transfer 80'), axis).segments;
  expect(bars.map(({ part, left, width }) => [part.kind, left, width])).toEqual([
    ['tcp', 0, 0.1],
    ['tls', 0.1, 0.2],
    ['transfer', 0.3, 0.2],
  ]);
});

test('calls that overlap get lanes of their own, and others share', () => {
  const axis = { lengthUs: 100, ticksUs: [] };
  const calls = [call(0, 40), call(50, 90), call(20, 60)];
  const { callLanes } = layOutWaterfall(waterfall('origin-wait 1', calls), axis);
  expect(callLanes.map((lane) => lane.map(({ left }) => left))).toEqual([[0, 0.5], [0.2]]);
});

const labels = (totalMs: number, widthEm: number) =>
  labelTicks(planAxis([totalMs * 1_000]), widthEm).map(({ text }) => text);

test('a wide axis labels every tick, the last with the unit', () => {
  expect(labels(44, 60)).toEqual(['0', '50', '100', '150', '200', '250', '300 ms']);
});

test('on a narrow axis the marks stay, and others give way', () => {
  expect(labels(44, 18)).toEqual(['0', '50', '100', '150', '200', '300 ms']);
  expect(labels(44, 9)).toEqual(['0', '100', '300 ms']);
});

test.each([400, 2_000, 6_000, 9_999, 60_000])(
  'no two labels of %i ms overlap or leave the axis',
  (totalMs) => {
    for (const widthEm of [20, 28, 60, 90]) {
      const placed = labelTicks(planAxis([totalMs * 1_000]), widthEm).map(({ text, middle }) => {
        const half = (text.length * 0.6) / 2;
        return { start: middle * widthEm - half, end: middle * widthEm + half };
      });
      expect(placed.length).toBeGreaterThanOrEqual(2);
      placed.slice(1).forEach(({ start }, index) => expect(start).toBeGreaterThan(placed[index]?.end ?? 0));
      expect(placed.at(-1)?.end).toBeLessThanOrEqual(widthEm + 1e-9);
    }
  },
);
