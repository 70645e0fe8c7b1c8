/** Values as text, for console: readable, bounded, and safe on cycles and hostile getters. */
import { isSearchParams } from './parts.ts';
import { Headers } from './headers.ts';
import { userStack } from './stack.ts';

const MAX_DEPTH = 3;
const MAX_ITEMS = 50;
const MAX_STRING = 10_000;

export function formatMessage(values: readonly unknown[]): string {
  return values
    .map((value) => (typeof value === 'string' ? value : inspect(value, 0, [])))
    .join(' ')
    .toWellFormed();
}

function inspect(value: unknown, depth: number, path: readonly unknown[]): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MAX_STRING));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[Function ${value.name || '(anonymous)'}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (path.includes(value)) return '[Circular]';
  try {
    return inspectObject(value, depth, [...path, value]);
  } catch (error) {
    return `[cannot be shown: ${String(error)}]`;
  }
}

function inspectObject(value: object, depth: number, path: readonly unknown[]): string {
  if (value instanceof Error) return inspectError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof URL || isSearchParams(value)) return `${nameOf(value)} "${String(value)}"`;
  if (value instanceof Promise) return 'Promise {}';
  if (depth >= MAX_DEPTH) return Array.isArray(value) ? '[Array]' : `[${nameOf(value) || 'Object'}]`;
  const inner = (item: unknown): string => inspect(item, depth + 1, path);
  if (Array.isArray(value)) return `[${list(value, inner)}]`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return `${nameOf(value)}(${(value as Uint8Array).length}) [${list(value as Uint8Array, String)}]`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer { byteLength: ${value.byteLength} }`;
  if (value instanceof Map)
    return `Map(${value.size}) {${pad(list(value, ([key, item]) => `${inner(key)} => ${inner(item)}`))}}`;
  if (value instanceof Set) return `Set(${value.size}) {${pad(list(value, inner))}}`;
  if (value instanceof Headers)
    return `Headers {${pad(list(value, ([key, item]) => `${key}: ${inner(item)}`))}}`;
  return inspectFields(value, inner);
}

function inspectError(error: Error): string {
  const trace = userStack(error.stack);
  return `${error.name}: ${error.message}${trace ? `\n${trace}` : ''}`;
}

function inspectFields(value: object, inner: (item: unknown) => string): string {
  const name = nameOf(value);
  const fields = list(Object.entries(value), ([key, item]) => `${keyText(key)}: ${inner(item)}`);
  const prefix = name === 'Object' ? '' : `${name || '[Object: null prototype]'} `;
  return `${prefix}{${pad(fields)}}`;
}

const pad = (text: string): string => (text === '' ? '' : ` ${text} `);
const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));

function nameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  return prototype?.constructor?.name ?? '';
}

function list<Item>(items: Iterable<Item>, show: (item: Item) => string): string {
  const shown: string[] = [];
  for (const item of items) {
    if (shown.length === MAX_ITEMS) {
      shown.push('…');
      break;
    }
    shown.push(show(item));
  }
  return shown.join(', ');
}
