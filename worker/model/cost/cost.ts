/**
 * What traffic costs, from what its platforms metered. Money is counted in whole picodollars, exactly up to 9,000 USD, so
 * sums do not depend on their order and the published examples come out to the last digit.
 */
import type { Prices } from '../../project/world-prices.ts';
import type { Cost, CostLine, Tariff } from '../../protocol/cost.ts';
import type { Meters, Usage } from './meters.ts';
import { without } from './meters.ts';
import { itemsOf, monthOf } from './tariffs.ts';
import type { Item } from './tariffs.ts';

const PICO = 1_000_000_000_000;

/** What one provider bills for. A hybrid has two: one for the edge, one for its containers. */
export interface Bill {
  readonly tariff: Tariff;
  readonly meters: Meters;
}

export function costOf(bills: readonly Bill[], prices: Prices): Cost {
  if (bills.some(({ meters }) => meters.virtualSeconds <= 0)) return { ...UNKNOWN, lines: [], missing: [] };
  const billed = bills.flatMap((bill) => billedItems(bill, bill.meters.all, prices));
  const lines = billed.map(({ tariff, item }) => lineOf(tariff, item));
  const missing = billed.flatMap(({ item }) =>
    item.price.value === null && item.field !== undefined ? [item.field] : [],
  );
  if (missing.length > 0) return { ...UNKNOWN, lines, missing };
  const pico = sum(billed, ({ item }) => picoOf(item));
  const idlePico = sum(billed, ({ item }) => Math.round(picoOf(item) * item.idleShare));
  const peaceful = bills.flatMap((bill) =>
    billedItems(bill, without(bill.meters.all, bill.meters.attack), prices),
  );
  const peacefulPico = sum(peaceful, ({ item }) => picoOf(item));
  return {
    perMillionUsd: perMillion(pico, bills[0]),
    perMonthUsd: pico / PICO,
    warmSharePct: percent(idlePico, pico),
    attackSharePct: percent(pico - peacefulPico, pico),
    lines,
    missing,
  };
}

const UNKNOWN = { perMillionUsd: null, perMonthUsd: null, warmSharePct: null, attackSharePct: null } as const;

interface BilledItem {
  readonly tariff: Tariff;
  readonly item: Item;
}

function billedItems({ tariff, meters }: Bill, usage: Usage, prices: Prices): BilledItem[] {
  return itemsOf(tariff, monthOf(meters, usage), prices).map((item) => ({ tariff, item }));
}

function perMillion(pico: number, bill: Bill | undefined): number | null {
  if (bill === undefined || bill.meters.all.requests === 0) return null;
  const { requests } = monthOf(bill.meters, bill.meters.all);
  return pico / (requests / 1_000_000) / PICO;
}

function picoOf({ quantity, price }: Item): number {
  return Math.round(quantity * Math.round((price.value ?? 0) * PICO));
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function lineOf(tariff: Tariff, item: Item): CostLine {
  const { value, unit, kind, source, asOf } = item.price;
  const usd = value === null ? null : picoOf(item) / PICO;
  const { what, quantity, idleShare, field = null } = item;
  return { tariff, what, quantity, unit, priceUsd: value, usd, idleShare, kind, source, asOf, field };
}

function sum<Each>(all: readonly Each[], of: (each: Each) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
