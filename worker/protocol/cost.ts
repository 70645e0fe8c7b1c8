/** Who bills: `own` is an edge whose prices only the user knows. */
export type Tariff = 'lambda' | 'lambda-edge' | 'lke' | 'fargate' | 'workers' | 'own';

/** USD. One thing on a month's bill: `quantity` times a price, which somebody published or the user entered. */
export interface CostLine {
  readonly tariff: Tariff;
  readonly what: string;
  /** Of a month of 730 hours at the rate so far. */
  readonly quantity: number;
  readonly unit: string;
  /** Null where it has to be entered. */
  readonly priceUsd: number | null;
  readonly usd: number | null;
  /** Share of it that is paid for time in which instances have no request, 0 to 1. */
  readonly idleShare: number;
  readonly kind: 'quoted' | 'measured' | 'assumed' | 'entered';
  readonly source: string;
  readonly asOf: string;
  /** Where in the world the price is to be entered, such as `prices.edgePerGb`; null for prices that are published. */
  readonly field: string | null;
}

/** What a platform costs. Numbers are null when nothing was metered or a price is missing. */
export interface Cost {
  /** Of requests that the first bill counts. */
  readonly perMillionUsd: number | null;
  /** 730 hours at this rate. */
  readonly perMonthUsd: number | null;
  /** Share of the bill that is paid for time in which instances have no request. */
  readonly warmSharePct: number | null;
  /** How much less the bill would be without the attackers' requests, time and bytes. */
  readonly attackSharePct: number | null;
  readonly lines: readonly CostLine[];
  /** Fields of the world that want a price, such as `prices.edgePerGb`. */
  readonly missing: readonly string[];
}
