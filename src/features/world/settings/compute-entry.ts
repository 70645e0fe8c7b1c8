import { worldSchema, type World } from '../../../../worker/project/world.ts';
import type { Entry } from '../../../ui/number-entry.ts';

type Compute = World['compute']['startUs'];

const MEASURED = 'measured here';

export function computeText(compute: Compute): string {
  return compute === 'measured' ? MEASURED : String(compute);
}

/** An empty field goes back to measuring. */
export function readCompute(text: string): Entry<Compute> {
  const typed = text.trim().toLowerCase();
  if (typed === '' || MEASURED.startsWith(typed)) return { ok: true, value: 'measured' };
  const parsed = worldSchema.shape.compute.shape.startUs.safeParse(Number(typed));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: 'A number from 0 to 60,000,000, or nothing to measure it here' };
}
