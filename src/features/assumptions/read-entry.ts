import type { WorldField } from '../../../worker/project/world-fields.ts';
import { readNumber, type Entry } from '../../ui/number-entry.ts';

/** A typed text as a value of the field: a text, or a number that may be `measured` or `none` instead. */
export function readEntry(field: WorldField, text: string): Entry<unknown> {
  if (field.kind !== 'number') return { ok: true, value: text.trim() };
  const typed = text.trim().toLowerCase();
  if (field.instead !== null && (typed === '' || typed === field.instead))
    return { ok: true, value: field.instead === 'none' ? null : field.instead };
  const read = readNumber(text, { ...field, step: field.isWhole ? 1 : 0.001 });
  if (read.ok || field.instead === null) return read;
  return { ok: false, problem: `${read.problem}, or “${field.instead}”` };
}
