/** Values as text, as Node shows them on one line: bounded, and safe on cycles and hostile objects. */
import {
  boxedText,
  contentsOf,
  errorText,
  functionText,
  keyText,
  nameOf,
  prefix,
  quoted,
  tagOf,
} from './inspect-text.ts';

const DEPTH = 2;
const MOST_ITEMS = 100;
/** Of all that one value holds. */
const MOST_PARTS = 2_000;

interface Showing {
  readonly depth: number;
  /** What is being shown, from the outside in. */
  readonly path: object[];
  /** What turned out to hold itself. */
  readonly circular: object[];
  parts: number;
}

export function inspect(value: unknown, depth = DEPTH): string {
  try {
    return show(value, { depth, path: [], circular: [], parts: 0 });
  } catch (error) {
    return `[cannot be shown: ${String(error)}]`;
  }
}

function show(value: unknown, showing: Showing): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  return Object(value) === value ? showObject(value as object, showing) : String(value);
}

function showObject(value: object, showing: Showing): string {
  const { path, circular } = showing;
  if (path.includes(value)) {
    if (!circular.includes(value)) circular.push(value);
    return `[Circular *${circular.indexOf(value) + 1}]`;
  }
  if (++showing.parts > MOST_PARTS) return '…';
  path.push(value);
  const text = showParts(value, showing);
  path.pop();
  const reference = circular.indexOf(value) + 1;
  return reference > 0 ? `<ref *${reference}> ${text}` : text;
}

function showParts(value: object, showing: Showing): string {
  const name = nameOf(value);
  const { base, open = '{', close = '}', count = 0, items } = shapeOf(value, name, showing);
  const hidden = isCollection(value, name) ? [] : hiddenOf(value);
  const keys = keysOf(value, hidden.length > 0 && !(value instanceof Error));
  if (count + keys.length + hidden.length === 0) return base ?? open + close;
  if (showing.path.length > showing.depth + 1) return `[${name ?? 'Object: null prototype'}]`;
  const parts = [
    ...(items?.() ?? []),
    ...keys.map((key) => showProperty(value, key, showing)),
    ...hidden.map(([key, held]) => `${key}: ${show(held, showing)}`),
  ];
  const rest = Math.max(0, count - MOST_ITEMS);
  if (rest > 0) parts.splice(MOST_ITEMS, 0, `... ${rest} more item${rest > 1 ? 's' : ''}`);
  const isTall = [base, ...parts].some((part) => part?.includes('\n'));
  const body = isTall
    ? `${open}\n  ${parts.map((part) => part.replaceAll('\n', '\n  ')).join(',\n  ')}\n${close}`
    : `${open} ${parts.join(', ')} ${close}`;
  return base === undefined ? body : `${base} ${body}`;
}

const list =
  <Item>(iterable: Iterable<Item>, write: (item: Item) => string) =>
  (): string[] =>
    Array.from(firstOf(iterable), write);

/** How an object of some kind is shown. */
interface Shape {
  /** All of it, where it holds nothing else. */
  readonly base?: string;
  readonly open?: string;
  readonly close?: string;
  /** How many items it has; `items` gives the first of them. */
  readonly count?: number;
  readonly items?: () => string[];
}

function shapeOf(value: object, name: string | null, showing: Showing): Shape {
  const inner = (item: unknown): string => show(item, showing);
  const pair = ([key, item]: readonly [unknown, unknown]): string => `${inner(key)} => ${inner(item)}`;
  if (Array.isArray(value)) {
    const { length } = value;
    const open = name === 'Array' ? '[' : `${prefix(value, name, 'Array', `(${length})`)}[`;
    return { open, close: ']', count: length, items: () => itemsOf(value, inner) };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const array = value as Uint8Array;
    const open = `${prefix(value, name, 'TypedArray', `(${array.length})`)}[`;
    return { open, close: ']', count: array.length, items: list(array, inner) };
  }
  if (value instanceof Map)
    return {
      open: `${prefix(value, name, 'Map', `(${value.size})`)}{`,
      count: value.size,
      items: list(value, pair),
    };
  if (value instanceof Set)
    return {
      open: `${prefix(value, name, 'Set', `(${value.size})`)}{`,
      count: value.size,
      items: list(value, inner),
    };
  if (typeof value === 'function') return { base: functionText(value as () => void) };
  if (value instanceof Error) return { base: errorText(value, showing.path.length > 1) };
  if (value instanceof Date)
    return { base: Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString() };
  if (value instanceof RegExp) return { base: String(value) };
  const boxed = boxedText(value, inner);
  if (boxed !== null) return { base: boxed };
  const open = name === 'Object' && !tagOf(value) ? '{' : `${prefix(value, name, 'Object')}{`;
  if (value instanceof DataView)
    return {
      open,
      count: 1,
      items: () => [
        `byteLength: ${value.byteLength}, byteOffset: ${value.byteOffset}, buffer: ${inner(value.buffer)}`,
      ],
    };
  if (value instanceof ArrayBuffer) return { open, count: 1, items: () => [contentsOf(value)] };
  if (value instanceof WeakMap || value instanceof WeakSet)
    return { open, count: 1, items: () => ['<items unknown>'] };
  if (!isCollection(value, name)) return { open };
  const isHeaders = name === 'Headers';
  const write = (item: [string, unknown]): string =>
    isHeaders ? `${keyText(item[0])}: ${inner(item[1])}` : pair(item);
  return { open, count: Array.from(value.entries()).length, items: list(value.entries(), write) };
}

const COLLECTIONS = new Set(['Headers', 'URLSearchParams', 'FormData']);
const isCollection = (
  value: object,
  name: string | null,
): value is { entries(): IterableIterator<[string, unknown]> } =>
  COLLECTIONS.has(name ?? '') && typeof (value as { entries?: unknown }).entries === 'function';

function* firstOf<Item>(iterable: Iterable<Item>): Iterable<Item> {
  let count = 0;
  for (const item of iterable)
    if (count++ < MOST_ITEMS) yield item;
    else return;
}

/** Runs of holes count as one item. */
function itemsOf(array: readonly unknown[], inner: (item: unknown) => string): string[] {
  const items: string[] = [];
  for (let index = 0; index < array.length && items.length < MOST_ITEMS; index++) {
    const start = index;
    while (index < array.length && !(index in array)) index++;
    const holes = index - start;
    if (holes > 0) items.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`);
    if (index < array.length) items.push(inner(array[index]));
  }
  return items;
}

/** Enumerable keys of its own; not the indices of arrays, nor what the Web's interfaces keep to themselves. */
function keysOf(value: object, isInterface: boolean): (string | symbol)[] {
  const isList =
    Array.isArray(value) ||
    ArrayBuffer.isView(value) ||
    Object.prototype.toString.call(value) === '[object String]';
  const names = isList
    ? (value as { length?: number }).length! > MOST_ITEMS
      ? []
      : Object.keys(value).filter((key) => !/^\d+$/.test(key))
    : Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  );
  return [...(isInterface ? names.filter((key) => !/^(_|isTrusted$)/.test(key)) : names), ...symbols];
}

/** What is worth seeing though it is no enumerable key: why an error came, and the attributes of the Web's interfaces. */
function hiddenOf(value: object): [name: string, value: unknown][] {
  if (value instanceof Error)
    return (['cause', 'errors'] as const)
      .filter((key) => Object.hasOwn(value, key) && !Object.prototype.propertyIsEnumerable.call(value, key))
      .map((key) => [`[${key}]`, (value as { cause?: unknown; errors?: unknown })[key]]);
  const found: [string, unknown][] = [];
  for (
    let owner = Object.getPrototypeOf(value) as object | null;
    owner;
    owner = Object.getPrototypeOf(owner) as object | null
  )
    for (const [name, { enumerable, get }] of Object.entries(Object.getOwnPropertyDescriptors(owner)))
      // Asking for a body would make a stream of it.
      if (enumerable && get && name !== 'body') found.push([name, attempt(get, value)]);
  return found;
}

const attempt = (get: () => unknown, value: object): unknown => {
  try {
    return Reflect.apply(get, value, []);
  } catch {
    return undefined;
  }
};

function showProperty(value: object, key: string | symbol, showing: Showing): string {
  const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, key) ?? {};
  const text = typeof key === 'symbol' ? `[${String(key)}]` : keyText(key);
  if (get) return `${text}: ${set ? '[Getter/Setter]' : '[Getter]'}`;
  return `${text}: ${set ? '[Setter]' : show(held, showing)}`;
}
