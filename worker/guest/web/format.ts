/** What console's methods make of their arguments. */
import { inspect } from './inspect.ts';

/** `%o` goes deeper than the rest. */
const DEEP = 4;

export function formatMessage(values: readonly unknown[]): string {
  if (values.length === 0) return '';
  const [only] = values;
  if (values.length === 1 && typeof only === 'string' && !only.includes('%')) return only.toWellFormed();
  const [first, ...rest] = values;
  const text =
    typeof first === 'string'
      ? first.replace(/%[sdifjoOc%]/g, (mark) => replace(mark, rest))
      : inspect(first);
  return [text, ...rest.map(plain)].join(' ').toWellFormed();
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : inspect(value));

/** Takes a value off `rest` for each mark; where none is left, the mark stays. */
function replace(mark: string, rest: unknown[]): string {
  if (mark === '%%') return '%';
  if (rest.length === 0) return mark;
  const value = rest.shift();
  switch (mark) {
    case '%s':
      return asText(value);
    case '%d':
      return asNumber(value, Number);
    case '%i':
      return asNumber(value, (given) => Number.parseInt(String(given), 10));
    case '%f':
      return asNumber(value, (given) => Number.parseFloat(String(given)));
    case '%j':
      return asJson(value);
    case '%c':
      return '';
    default:
      return inspect(value, mark === '%o' ? DEEP : undefined);
  }
}

/** Objects that say themselves what they are as text are believed. */
function asText(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const { toString } = value as { toString?: unknown };
    const isOwn =
      typeof toString === 'function' &&
      toString !== Object.prototype.toString &&
      toString !== Array.prototype.toString;
    return isOwn ? String(value) : inspect(value, 0);
  }
  return typeof value === 'string' || typeof value === 'function' ? String(value) : inspect(value);
}

function asNumber(value: unknown, convert: (value: unknown) => number): string {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'symbol' || (typeof value === 'object' && value !== null)
    ? 'NaN'
    : inspect(convert(value));
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '[Circular]';
  }
}
