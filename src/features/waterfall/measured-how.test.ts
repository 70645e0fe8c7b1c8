import { expect, test } from 'vitest';
import { measuredHow } from './measured-how.ts';

const spread = (batches: number, perBatch: number) => ({ p5Us: 1, p50Us: 2, p95Us: 3, batches, perBatch });

test('each measured figure is told with the batches of its own', () => {
  const how = measuredHow({ start: spread(20, 50), compute: spread(30, 7), bareInstance: spread(10, 1) });
  expect(how).toContain('fresh instance 20 × 50');
  expect(how).toContain('your handler 30 × 7');
  expect(how).toContain('bare instance 10 × 1');
});
