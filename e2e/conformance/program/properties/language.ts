/** JSON, regular expressions, numbers, dates and strings. */
import { nameOf } from '../plain.ts';

const attempt = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return nameOf(error);
  }
};

export const jsonText = ({ text, indent }: { text: string; indent: number | string }): unknown =>
  attempt(() => {
    const value: unknown = JSON.parse(text);
    return [value, JSON.stringify(value), JSON.stringify(value, null, indent)];
  });

export function regularExpressions(input: { pattern: string; flags: string; text: string }): unknown {
  const { pattern, flags, text } = input;
  const expression = new RegExp(pattern, flags);
  const found = expression.exec(text);
  const all = [...text.matchAll(new RegExp(pattern, `${flags.replace('g', '')}g`))].map((match) => [
    [...match],
    match.index,
    { ...match.groups },
  ]);
  return [
    found && [...found, found.index],
    expression.lastIndex,
    all,
    text.replace(expression, '[$&|$1|$<n>]'),
    text.split(expression),
    text.search(expression),
  ];
}

export const numbers = ({
  value,
  digits,
  radix,
}: {
  value: number;
  digits: number;
  radix: number;
}): unknown => [
  String(value),
  attempt(() => value.toFixed(digits)),
  attempt(() => value.toPrecision(digits)),
  attempt(() => value.toExponential(digits)),
  Math.trunc(value % 2 ** 53).toString(radix),
  [value | 0, value >>> 0, Math.round(value), Math.fround(value), value % 7],
  parseFloat(String(value)) === value,
  attempt(() => BigInt.asIntN(64, BigInt(value))),
];

export const numberText = ({ text }: { text: string }): unknown => [
  Number(text),
  parseFloat(text),
  parseInt(text),
  attempt(() => BigInt(text)),
];

export function dates({ parts, text }: { parts: readonly number[]; text: string }): unknown {
  const [year = 0, ...rest] = parts;
  const date = new Date(Date.UTC(year, ...(rest as [])));
  return [
    date.getTime(),
    attempt(() => date.toISOString()),
    date.toUTCString(),
    date.getUTCDay(),
    JSON.stringify(date),
    Date.parse(text),
  ];
}

export const strings = ({ text, other, at }: { text: string; other: string; at: number }): unknown => [
  text.toUpperCase(),
  text.toLowerCase(),
  ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => text.normalize(form)),
  text.slice(at),
  text.substring(at, 3),
  text.at(at),
  text.split(other),
  text.replaceAll(other, '<$&>'),
  text.indexOf(other, at),
  text.lastIndexOf(other),
  text.padStart(at + 5, other),
  text.trim(),
  text.codePointAt(at),
  Array.from(text).length,
  attempt(() => encodeURIComponent(text)),
  attempt(() => encodeURI(text)),
  attempt(() => decodeURIComponent(text)),
  escape(text),
  unescape(text),
  text < other,
];
