import { pricesSchema } from '../../../../worker/project/world-prices.ts';
import type { Entry } from '../../../ui/number-entry.ts';

/** Of a price that only its reader can know: nothing until it is entered. */
export function priceText(price: number | null): string {
  return price === null ? '' : String(price);
}

/** An empty field is a price that nobody has told. */
export function readPrice(text: string): Entry<number | null> {
  const typed = text.trim().replace(/^\$\s*/, '');
  if (typed === '') return { ok: true, value: null };
  const parsed = pricesSchema.shape.edgePerGb.safeParse(Number(typed));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: 'Dollars from 0 to 1,000,000, or nothing while the price is not known' };
}
