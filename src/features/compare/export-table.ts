/** The comparison as text, for a mail or a spreadsheet: with units, and with notes of where its figures come from. */
import { PLATFORM_NAMES } from '../platforms.ts';
import { type ColumnKey, COLUMNS } from './columns.ts';
import { KIND_COLUMNS } from './kind-columns.ts';
import type { KindRows } from './kinds.ts';
import { bestOf, cellText, type Row } from './rows.ts';

export interface Exported {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnKey[];
  /** Of each kind of request; none where all are alike. */
  readonly kinds: readonly KindRows[];
  /** Sentences: what was simulated, over which time, and how its figures came about. */
  readonly notes: readonly string[];
}

/** The best of each column in bold. */
export function toMarkdown({ title, rows, columns, kinds, notes }: Exported): string {
  const head = ['Platform', ...columns.map(headOf)];
  const best = new Map(columns.map((key) => [key, bestOf(rows, key)]));
  const body = rows.map((row) => [
    PLATFORM_NAMES[row.platform].long,
    ...columns.map((key) => {
      const text = cellText(row, key);
      return best.get(key)?.includes(row.platform) === true ? `**${text}**` : text;
    }),
  ]);
  const kindBody = kinds.flatMap(({ name, rows: ofKind }) =>
    ofKind.map(({ platform, answers }) => [
      name,
      PLATFORM_NAMES[platform].long,
      ...KIND_COLUMNS.map(({ text }) => text(answers)),
    ]),
  );
  return [
    `**${title}**`,
    '',
    ...table(head, 1, body),
    '',
    ...(kinds.length === 0 ? [] : [...table(KIND_HEAD, 2, kindBody), '']),
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

const KIND_HEAD = [
  'Request',
  'Platform',
  ...KIND_COLUMNS.map(({ long, unit }) => (unit === '' ? long : `${long} (${unit})`)),
];

/** `names`: how many columns are words; numbers stand at the right. */
function table(
  head: readonly string[],
  names: number,
  body: readonly (readonly string[])[],
): readonly string[] {
  const rule = head.map((_, at) => (at < names ? ' --- |' : ' ---: |')).join('');
  return [line(head), `|${rule}`, ...body.map(line)];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

/** RFC 4180, with plain numbers: words and gaps are empty fields. Notes are rows of one field at the end. */
export function toCsv({ title, rows, columns, kinds, notes }: Exported): string {
  const head = ['Platform', ...columns.map(headOf)];
  const body = rows.map((row) => [
    PLATFORM_NAMES[row.platform].long,
    ...columns.map((key) => plainNumber(row.values[key])),
  ]);
  const kindBody = kinds.flatMap(({ name, rows: ofKind }) =>
    ofKind.map(({ platform, answers }) => [
      name,
      PLATFORM_NAMES[platform].long,
      ...KIND_COLUMNS.map(({ value }) => plainNumber(value(answers))),
    ]),
  );
  const ofKinds = kinds.length === 0 ? [] : [[], KIND_HEAD, ...kindBody];
  const all = [head, ...body, ...ofKinds, [], ...[title, ...notes].map((note) => [note])];
  return all.map((cells) => cells.map(csvField).join(',')).join('\r\n') + '\r\n';
}

function plainNumber(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(6)));
}

function headOf(key: ColumnKey): string {
  const { long, unit } = COLUMNS[key];
  return unit === '' ? long : `${long} (${unit})`;
}

function escapeCell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}

/** A text that a spreadsheet would take for a formula is marked as text. */
function csvField(text: string): string {
  const plain = /^[=+@\t\r-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
