import type { Prices } from '../../../worker/project/world-prices.ts';
import { type Entry, readNumber } from '../../ui/number-entry.ts';

export type EnteredPrice = Extract<keyof Prices, `edgePer${string}`>;

/** USD. */
export const PRICE_FIELDS: readonly { readonly key: EnteredPrice; readonly label: string }[] = [
  { key: 'edgePerMonth', label: 'Fixed fee a month, USD' },
  { key: 'edgePerMillionRequests', label: 'A million requests, USD' },
  { key: 'edgePerMillionCpuMs', label: 'A million ms of CPU time, USD' },
  { key: 'edgePerGb', label: 'A GB of egress, USD' },
];

export function priceText(usd: number | null): string {
  return usd === null ? '' : String(usd);
}

/** Nothing is no price: the bill says so rather than take it for free. */
export function readPrice(text: string): Entry<number | null> {
  if (text.trim() === '') return { ok: true, value: null };
  const entry = readNumber(text, { min: 0, max: 1_000_000, step: 0.01 });
  return entry.ok ? entry : { ok: false, problem: `${entry.problem}, or nothing where you do not know` };
}
