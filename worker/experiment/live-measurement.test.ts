import { expect, test } from 'vitest';
import { LiveMeasurement } from './live-measurement.ts';

const samples = {
  start: { meansUs: [40, 50, 60], perBatch: 20 },
  compute: { meansUs: [100, 110, 120, 1_000], perBatch: 10 },
  bareInstance: { meansUs: [500], perBatch: 4 },
};
const draws = (live: LiveMeasurement): number[] =>
  Array.from({ length: 4_000 }, (_, index) => live.computeUs(index));

test('each sample is drawn as often as the others', () => {
  const slow = draws(new LiveMeasurement(samples, 7)).filter((us) => us === 1_000).length;
  expect(slow / 4_000).toBeCloseTo(0.25, 1);
});

test('time is gathered over ticks of few runs, and none is thrown away', () => {
  const live = new LiveMeasurement(samples, 7);
  for (let tick = 0; tick < 10; tick++) live.add({ ms: 0.5, runs: 2 });
  expect(draws(live)).toContain(200);
  expect(live.current().compute).toMatchObject({ batches: 5, perBatch: 20 });
});

test('the same seed draws the same', () => {
  expect(draws(new LiveMeasurement(samples, 7))).toEqual(draws(new LiveMeasurement(samples, 7)));
  expect(draws(new LiveMeasurement(samples, 7))).not.toEqual(draws(new LiveMeasurement(samples, 8)));
});
