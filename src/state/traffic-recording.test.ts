import { expect, test } from 'vitest';
import type { PlatformTraffic, Speed, TrafficFrame } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS } from '../../worker/protocol/waterfall.ts';
import { servedOutcome } from '../../worker/statistics/outcomes.ts';
import { FLIGHT_SLOWDOWN, MOST_FLIGHTS, TrafficRecording, UNANSWERED_MS } from './traffic-recording.ts';

const noTime = { p5Us: 0, p50Us: 0, p95Us: 0, batches: 1, perBatch: 1 };

/** A frame with one drawn request for each total, and on every platform an answer within a millisecond. */
function frame(nowUs: number, totalsUs: readonly number[] = [], speed: Speed = 1): TrafficFrame {
  const column = new Float64Array(totalsUs);
  return {
    type: 'frame',
    runId: 1,
    nowUs,
    speed,
    pace: 1,
    costs: [],
    platforms: PLATFORM_IDS.map((platform) => ({ platform }) as PlatformTraffic),
    drawn: {
      count: totalsUs.length,
      startUs: new Float64Array(totalsUs.map(() => nowUs)),
      city: new Uint16Array(totalsUs.length),
      totalUs: PLATFORM_IDS.map(() => column),
      place: PLATFORM_IDS.map(() => new Int16Array(totalsUs.length)),
      behind: PLATFORM_IDS.map(() => new Int16Array(totalsUs.length).fill(-1)),
    },
    outcomes: {
      platform: Uint8Array.from(PLATFORM_IDS, (_, at) => at),
      span: new Uint32Array(PLATFORM_IDS.length).fill(Math.floor(nowUs / 1e6 / speed)),
      outcome: new Uint16Array(PLATFORM_IDS.length).fill(servedOutcome(1_000, false)),
      times: new Uint32Array(PLATFORM_IDS.length).fill(1),
    },
    generated: 0,
    executed: 0,
    measurements: [{ start: noTime, compute: noTime, bareInstance: noTime }],
    firstFailure: null,
  };
}

test('lines are worked out at most ten times a second, for whoever is about to draw', () => {
  const recording = new TrafficRecording();
  recording.add(frame(500_000), 0);
  expect(recording.lines.columns[0]).toEqual([]);
  recording.refreshLines(0);
  expect(recording.lines.columns[0]).toEqual([0.5]);
  expect(recording.lines.columns[1]?.[0]).toBeCloseTo(1, 1);
  recording.add(frame(600_000), 50);
  recording.refreshLines(50);
  expect(recording.lines.columns[0]).toEqual([0.5]);
  recording.refreshLines(100);
  expect(recording.lines.columns[0]).toEqual([0.6]);
});

test('flights set off evenly, fill the sky in the end, and stay until they have landed', () => {
  const recording = new TrafficRecording();
  const many = Array.from({ length: 200 }, () => 100_000);
  recording.add(frame(0, many), 0);
  expect(recording.flights).toHaveLength(MOST_FLIGHTS / 4);
  for (let count = 0; count < 100; count += 1) recording.add(frame(50_000, many), 50);
  expect(recording.flights).toHaveLength(MOST_FLIGHTS);
  const landedMs = 150 + (100_000 / 1_000) * FLIGHT_SLOWDOWN;
  recording.add(frame(9_000_000, [1_000]), landedMs + 1);
  expect(recording.flights).toHaveLength(1);
});

test('a smaller map draws fewer, and what share that is gets told', () => {
  const recording = new TrafficRecording();
  recording.flightLimit = 20;
  const many = Array.from({ length: 200 }, () => 100_000);
  recording.add({ ...frame(0, many), generated: 200 }, 1_000);
  expect(recording.flights).toHaveLength(5);
  expect(recording.drawnShare).toBeCloseTo(5 / 200);
  expect(recording.load.counts('city', ['edge'], 1_000).sum).toBe(200);
});

test('where requests are few, none that falls between two seconds counts as not drawn', () => {
  const recording = new TrafficRecording();
  recording.add({ ...frame(0, []), generated: 1 }, 1_000);
  expect(recording.drawnShare).toBe(1);
  recording.add({ ...frame(0, [100_000]), generated: 1 }, 2_000);
  expect(recording.drawnShare).toBe(1);
});

test('a request that nobody answers is shown for a while', () => {
  const recording = new TrafficRecording();
  recording.add(frame(0, [-1]), 0);
  recording.add(frame(1_000, []), 100 + UNANSWERED_MS - 1);
  expect(recording.flights).toHaveLength(1);
  recording.add(frame(2_000, []), 101 + UNANSWERED_MS);
  expect(recording.flights).toHaveLength(0);
});

test('when time passes faster, spans and flights keep to real time', () => {
  const recording = new TrafficRecording();
  for (let nowUs = 0; nowUs < 180_000_000; nowUs += 2_000_000) recording.add(frame(nowUs, [], 60), 0);
  recording.refreshLines(0);
  expect(recording.lines.columns[0]).toEqual([60, 120, 178]);
  expect(recording.speed).toBe(60);
  const late = frame(190_000_000, [1_000], 60);
  late.drawn.startUs[0] = 187_000_000;
  recording.add(late, 1_000);
  expect(recording.flights[0]?.seenAtMs).toBe(1_050);
});

test('clearing forgets everything', () => {
  const recording = new TrafficRecording();
  recording.add(frame(5_000_000, [1_000]), 0);
  recording.clear();
  recording.add(frame(0), 0);
  expect(recording.flights).toEqual([]);
  recording.refreshLines(0);
  expect(recording.lines.columns[0]).toEqual([0]);
  expect(recording.history.overall('edge').served).toBe(1);
});
