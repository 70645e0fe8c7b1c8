/** What became of a typed text: a value to take over, or what is wrong with it, in words for its reader. */
export type Entry<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Below 1, fractions are welcome. */
  readonly step: number;
}

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

export function readNumber(text: string, { min, max, step }: NumberRange): Entry<number> {
  const value = Number(text);
  const isWhole = step >= 1;
  const isUsable =
    text.trim() !== '' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
  if (isUsable) return { ok: true, value };
  const range = `from ${figures.format(min)} to ${figures.format(max)}`;
  return { ok: false, problem: `A ${isWhole ? 'whole ' : ''}number ${range}` };
}
