import { expect, test } from 'vitest';
import { get, loadHandler } from '../engine/fixtures/real-handler.ts';
import { DEFAULT_WORLD } from '../project/world.ts';
import { drawFrom, measureDistribution } from './measure-distribution.ts';

test('the distribution has a spread, and draws come from its samples', async () => {
  const handler = await loadHandler(`export default { fetch: () => new Response('hello') };`);
  let entered = 0;
  const measured = measureDistribution(handler, DEFAULT_WORLD, get(), 5_000, () => (entered += 1));
  const { samplesUs, spread, warmUpRuns } = measured;
  expect(samplesUs.length).toBe(spread.batches);
  expect(entered).toBe(warmUpRuns + spread.batches);
  expect(spread.p5Us).toBeGreaterThan(0);
  expect(spread.p5Us).toBeLessThanOrEqual(spread.p50Us);
  expect(spread.p50Us).toBeLessThanOrEqual(spread.p95Us);
  const draw = drawFrom(measured, 7);
  const drawn = Array.from({ length: 200 }, (_, index) => draw(index));
  expect(drawn.every((us) => samplesUs.includes(us))).toBe(true);
  expect(drawn).toEqual(Array.from({ length: 200 }, (_, index) => drawFrom(measured, 7)(index)));
});
