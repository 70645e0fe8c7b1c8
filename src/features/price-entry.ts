import { type Prices, pricesSchema } from '../../worker/project/world-prices.ts';
import type { Entry } from '../ui/number-entry.ts';

type EnteredPrice = Extract<keyof Prices, `edgePer${string}`>;

/** Prices that only the reader can know, in USD. */
export const ENTERED_PRICES: readonly { readonly key: EnteredPrice; readonly label: string }[] = [
  { key: 'edgePerMonth', label: 'Edge, USD a month' },
  { key: 'edgePerMillionRequests', label: 'Edge, USD per million requests' },
  { key: 'edgePerMillionCpuMs', label: 'Edge, USD per million CPU-ms' },
  { key: 'edgePerGb', label: 'Edge, USD per GB answered' },
];

export function priceText(usd: number | null): string {
  return usd === null ? '' : String(usd);
}

/** Nothing is no price: the bill says so rather than take it for free. */
export function readPrice(text: string): Entry<number | null> {
  const typed = text.trim().replace(/^\$\s*/, '');
  if (typed === '') return { ok: true, value: null };
  const parsed = pricesSchema.shape.edgePerGb.safeParse(Number(typed));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: 'Dollars from 0 to 1,000,000, or nothing where you do not know' };
}
