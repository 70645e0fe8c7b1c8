import { expect, test } from 'vitest';
import type { PlatformTraffic, Speed, TrafficFrame } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS } from '../../worker/protocol/waterfall.ts';
import { FLIGHT_SLOWDOWN, TrafficRecording, UNANSWERED_MS } from './traffic-recording.ts';

const noTime = { p5Us: 0, p50Us: 0, p95Us: 0, batches: 1, perBatch: 1 };

/** A frame whose platforms' medians are 1, 2 and 3 ms, with one drawn request for each total. */
function frame(nowUs: number, totalsUs: readonly number[] = [], speed: Speed = 1): TrafficFrame {
  const column = new Float64Array(totalsUs);
  return {
    type: 'frame',
    runId: 1,
    nowUs,
    speed,
    pace: 1,
    costs: [],
    platforms: PLATFORM_IDS.map(
      (platform, index) =>
        ({
          platform,
          recent: { p50Us: (index + 1) * 1_000, p95Us: null, p99Us: null, p999Us: null },
        }) as PlatformTraffic,
    ),
    drawn: {
      count: totalsUs.length,
      startUs: new Float64Array(totalsUs.map(() => nowUs)),
      city: new Uint16Array(totalsUs.length),
      totalUs: PLATFORM_IDS.map(() => column),
      place: PLATFORM_IDS.map(() => new Int16Array(totalsUs.length)),
      behind: PLATFORM_IDS.map(() => new Int16Array(totalsUs.length).fill(-1)),
    },
    generated: 0,
    executed: 0,
    measurement: { start: noTime, compute: noTime, bareInstance: noTime },
    firstFailure: null,
  };
}

test('a point is kept for every tenth of a second, platform by platform', () => {
  const recording = new TrafficRecording();
  for (let nowUs = 0; nowUs < 1_000_000; nowUs += 33_000) recording.add(frame(nowUs), 0);
  const [times, ...lines] = recording.columns;
  expect(times.length).toBeGreaterThanOrEqual(8);
  expect(times.length).toBeLessThanOrEqual(10);
  expect(lines).toHaveLength(20);
  expect([lines[0]?.[0], lines[4]?.[0], lines[8]?.[0], lines[1]?.[0]]).toEqual([1, 2, 3, null]);
});

test('the past is forgotten in the end, in every column alike', () => {
  const recording = new TrafficRecording();
  for (let point = 0; point < 2_000; point += 1) recording.add(frame(point * 100_000), 0);
  const lengths = recording.columns.map((column) => column.length);
  expect(new Set(lengths)).toEqual(new Set([1_200]));
});

test('flights set off evenly, fill the sky in the end, and stay until they have landed', () => {
  const recording = new TrafficRecording();
  const many = Array.from({ length: 200 }, () => 100_000);
  recording.add(frame(0, many), 0);
  expect(recording.flights).toHaveLength(30);
  for (let count = 0; count < 100; count += 1) recording.add(frame(50_000, many), 50);
  expect(recording.flights).toHaveLength(300);
  const landedMs = 150 + (100_000 / 1_000) * FLIGHT_SLOWDOWN;
  recording.add(frame(9_000_000, [1_000]), landedMs + 1);
  expect(recording.flights).toHaveLength(1);
});

test('a smaller map draws fewer, and what share that is gets told', () => {
  const recording = new TrafficRecording();
  recording.flightLimit = 50;
  const many = Array.from({ length: 200 }, () => 100_000);
  recording.add({ ...frame(0, many), generated: 200 }, 1_000);
  expect(recording.flights).toHaveLength(5);
  expect(recording.drawnShare).toBeCloseTo(5 / 200);
  expect(recording.load.counts('city', ['edge'], 1_000).sum).toBe(200);
});

test('a request that nobody answers is shown for a while', () => {
  const recording = new TrafficRecording();
  recording.add(frame(0, [-1]), 0);
  recording.add(frame(1_000, []), 100 + UNANSWERED_MS - 1);
  expect(recording.flights).toHaveLength(1);
  recording.add(frame(2_000, []), 101 + UNANSWERED_MS);
  expect(recording.flights).toHaveLength(0);
});

test('when time passes faster, points and flights keep to real time', () => {
  const recording = new TrafficRecording();
  for (let nowUs = 0; nowUs < 60_000_000; nowUs += 2_000_000) recording.add(frame(nowUs, [], 60), 0);
  expect(recording.columns[0].length).toBe(10);
  expect(recording.speed).toBe(60);
  const late = frame(90_000_000, [1_000], 60);
  late.drawn.startUs[0] = 87_000_000;
  recording.add(late, 1_000);
  expect(recording.flights[0]?.seenAtMs).toBe(1_050);
});

test('clearing forgets everything', () => {
  const recording = new TrafficRecording();
  recording.add(frame(5_000_000, [1_000]), 0);
  recording.clear();
  recording.add(frame(0), 0);
  expect(recording.flights).toEqual([]);
  expect(recording.columns[0]).toEqual([0]);
});
