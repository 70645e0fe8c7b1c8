import { worldSchema } from '../../../../worker/project/world.ts';
import type { Entry } from '../../../ui/number-entry.ts';

/** An ISO instant; seconds and the closing Z may be left out. */
export function readInstant(text: string): Entry<string> {
  const typed = text.trim().toUpperCase().replace(' ', 'T');
  const full = typed.replace(/(T\d\d:\d\d)Z?$/, '$1:00').replace(/(T[\d:.]+)$/, '$1Z');
  const parsed = worldSchema.shape.startsAt.safeParse(full);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: 'A time such as 2026-11-23T12:00:00Z, in the years 1970 to 2199' };
}
