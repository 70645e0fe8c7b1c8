/** console.table's table. */
import { inspect } from './inspect.ts';

const INDEX = '(index)';
const VALUES = 'Values';

type Row = ReadonlyMap<string, string>;

/** As Node draws it; null for what has no rows. */
export function tableText(data: unknown, columns: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const wanted = Array.isArray(columns) ? columns.map(String) : null;
  const rows = rowsOf(data).map(([index, value]) => rowOf(index, value, wanted));
  const heads = new Set([INDEX, ...(wanted ?? rows.flatMap((row) => [...row.keys()]))]);
  // What is no object comes last.
  if (heads.delete(VALUES) || (wanted && rows.some((row) => row.has(VALUES)))) heads.add(VALUES);
  return draw([...heads], rows);
}

function rowsOf(data: object): [unknown, unknown][] {
  if (data instanceof Map) return [...data].map((pair, index): [unknown, unknown] => [index, pair]);
  if (data instanceof Set) return [...data].map((value, index): [unknown, unknown] => [index, value]);
  return Object.entries(data);
}

function rowOf(index: unknown, value: unknown, wanted: readonly string[] | null): Row {
  const row = new Map([[INDEX, String(index)]]);
  if (typeof value !== 'object' || value === null) return row.set(VALUES, inspect(value, 0));
  for (const key of wanted ?? Object.keys(value))
    if (Object.hasOwn(value, key)) row.set(key, inspect((value as Record<string, unknown>)[key], 0));
  return row;
}

function draw(heads: readonly string[], rows: readonly Row[]): string {
  const widths = heads.map(
    (head) => Math.max(...[head, ...rows.map((row) => row.get(head) ?? '')].map(({ length }) => length)) + 2,
  );
  const line = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const cells = (texts: readonly string[]): string =>
    `│${texts.map((text, index) => ` ${text}`.padEnd(widths[index] ?? 0)).join('│')}│`;
  return [
    line('┌', '┬', '┐'),
    cells(heads),
    line('├', '┼', '┤'),
    ...rows.map((row) => cells(heads.map((head) => row.get(head) ?? ''))),
    line('└', '┴', '┘'),
  ].join('\n');
}
