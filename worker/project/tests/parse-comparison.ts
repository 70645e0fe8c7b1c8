/** What is claimed of a status, a text or a value. */
import type { Comparison, Order, StatusClaim, Value } from './assertion.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';

const ORDERS = [
  ['<=', '<='],
  ['>=', '>='],
  ['≤', '<='],
  ['≥', '>='],
  ['<', '<'],
  ['>', '>'],
] as const;

const readLessOrMore = (reader: TokenReader) => ORDERS.find(([mark]) => reader.words(mark))?.[1] ?? null;

export function readOrder(reader: TokenReader): Order {
  return readLessOrMore(reader) ?? readIs(reader) ?? reader.fail();
}

function readIs(reader: TokenReader): 'is' | 'is not' | null {
  if (reader.words('is not') || reader.words('!=')) return 'is not';
  return reader.words('is') || reader.words('=') || reader.words('==') ? 'is' : null;
}

export function readStatus(reader: TokenReader): StatusClaim {
  const less = readLessOrMore(reader);
  if (less !== null)
    return { kind: 'status', order: less, status: reader.need('a status such as 200', status) };
  const order = readIs(reader) ?? reader.fail();
  const hundreds = reader.take('a class such as 2xx', statusClass);
  if (hundreds !== null) return { kind: 'status-class', negated: order === 'is not', hundreds };
  return { kind: 'status', order, status: reader.need('a status such as 200', status) };
}

const status = (token: Token): number | null =>
  token.kind === 'figure' && /^\d{3}$/.test(token.text) ? token.value : null;

function statusClass(token: Token): number | null {
  const [, digit] = (token.kind === 'word' && /^([1-5])xx$/i.exec(token.text)) || [];
  return digit === undefined ? null : Number(digit);
}

export function readComparison(reader: TokenReader): Comparison {
  const order = readLessOrMore(reader);
  if (order !== null) return { kind: 'orders', order, value: reader.need('a number', plainNumber) };
  if (reader.words('exists')) return { kind: 'exists', negated: false };
  if (reader.words('does not exist')) return { kind: 'exists', negated: true };
  if (reader.words('contains')) return contains(reader, false);
  if (reader.words('does not contain')) return contains(reader, true);
  if (reader.words('matches')) return matches(reader, false);
  if (reader.words('does not match')) return matches(reader, true);
  const is = readIs(reader) ?? reader.fail();
  const negated = is === 'is not';
  if (reader.words('empty')) return { kind: 'empty', negated };
  if (reader.words('missing')) return { kind: 'exists', negated: !negated };
  return { kind: 'equals', negated, value: reader.need('a text or number', readValue).value };
}

function contains(reader: TokenReader, negated: boolean): Comparison {
  return { kind: 'contains', negated, text: reader.need('a text', rawText) };
}

function matches(reader: TokenReader, negated: boolean): Comparison {
  const { pattern, flags } = reader.need('a pattern such as /^ok/', (token) =>
    token.kind === 'pattern' ? token : null,
  );
  return { kind: 'matches', negated, pattern, flags };
}

const rawText = (token: Token): string | null =>
  token.kind === 'text' || token.kind === 'word' || token.kind === 'figure' ? token.text : null;

const plainNumber = (token: Token): number | null =>
  token.kind === 'figure' && token.unit === '' ? token.value : null;

const NAMED: Readonly<Record<string, Value>> = { true: true, false: false, null: null };

/** In an object, for null is a value as well. */
function readValue(token: Token): { readonly value: Value } | null {
  const number = plainNumber(token);
  if (number !== null) return { value: number };
  const text = rawText(token);
  if (text === null) return null;
  return { value: token.kind === 'word' && Object.hasOwn(NAMED, text) ? (NAMED[text] as Value) : text };
}
