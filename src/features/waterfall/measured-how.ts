import type { ComputeMeasurement, Spread } from '../../../worker/protocol/measurement.ts';

export function measuredHow({ start, compute, bareInstance }: ComputeMeasurement): string {
  return `Medians with the 5th and 95th percentile of batches, since a page’s clock is too coarse to time one. Batches × repetitions: fresh instance ${counts(start)}, your handler ${counts(compute)}${bareInstance ? `, bare instance ${counts(bareInstance)}` : ''}`;
}

function counts({ batches, perBatch }: Spread): string {
  return `${batches} × ${perBatch}`;
}
