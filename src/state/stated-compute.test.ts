import { expect, test } from 'vitest';
import { worldSchema } from '../../worker/project/world.ts';
import { statedCompute } from './stated-compute.ts';

const spread = (p50Us: number) => ({ p5Us: 0, p50Us, p95Us: 1_000, batches: 10, perBatch: 5 });

test('measured medians become figures that a world can state', () => {
  const stated = statedCompute({
    start: spread(63.4567),
    compute: spread(0.26),
    bareInstance: spread(9),
  });
  expect(stated).toEqual({ startUs: 63.5, handlerUs: 0.3 });
  expect(worldSchema.shape.compute.parse(stated)).toEqual(stated);
});
