/** Numbers as the report tells them. Units are in the names of the fields that hold them. */
export interface Spread {
  readonly median: number;
  readonly p5: number;
  readonly p95: number;
  readonly mean: number;
  readonly count: number;
}

export interface Judged {
  readonly value: number;
  readonly budgetAtMost?: number;
  readonly budgetAtLeast?: number;
  readonly met: boolean;
}

/** Throws where there is nothing to judge: a figure that could not be measured is no figure. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0 || !samples.every(Number.isFinite)) throw new Error('a figure has no samples');
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => rounded(sorted[Math.round(share * (sorted.length - 1))] as number);
  const mean = rounded(sorted.reduce((sum, sample) => sum + sample, 0) / sorted.length);
  return { median: at(0.5), p5: at(0.05), p95: at(0.95), mean, count: sorted.length };
}

export const atMost = (value: number, budgetAtMost: number): Judged => ({
  value: rounded(value),
  budgetAtMost,
  met: value <= budgetAtMost,
});

export const atLeast = (value: number, budgetAtLeast: number): Judged => ({
  value: rounded(value),
  budgetAtLeast,
  met: value >= budgetAtLeast,
});

/** Four digits say more than any of these measurements knows. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

export const megabytes = (bytes: number): number => rounded(bytes / 1_000_000);
