import type { ComputeMeasurement } from '../../worker/protocol/measurement.ts';
import type { World } from '../../worker/project/world.ts';

export const MEASURED_COMPUTE: World['compute'] = { startUs: 'measured', handlerUs: 'measured' };

/** The medians of a measurement, in tenths of a microsecond, as figures that a link repeats bit for bit. */
export function statedCompute({ start, compute }: ComputeMeasurement): World['compute'] {
  return { startUs: tenths(start.p50Us), handlerUs: tenths(compute.p50Us) };
}

function tenths(valueUs: number): number {
  return Math.round(valueUs * 10) / 10;
}
