/**
 * Any value as JSON that tells apart what JSON does not: undefined, -0, bigints, holes, bytes, classes, and which objects
 * are the same one. Runs in both worlds.
 */
type Tagged = Readonly<Record<string, unknown>>;

const BOXED = [Boolean, Number, String];

const tagged = (tag: string, value?: unknown): Tagged =>
  value === undefined ? { $: tag } : { $: tag, value };

export const hexOf = (data: ArrayBuffer | ArrayBufferView): string => {
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Errors are told by class and name: each engine words them in its own way. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return `not an error but ${JSON.stringify(plain(error))}`;
  const { name: className } = error.constructor;
  return className === error.name ? className : `${className} ${error.name}`;
}

export const plain = (value: unknown): unknown => plainIn(value, []);

function plainIn(value: unknown, seen: object[]): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : tagged(Object.is(value, -0) ? '-0' : String(value));
    case 'undefined':
      return tagged('undefined');
    case 'bigint':
      return tagged('bigint', String(value));
    case 'symbol':
      return tagged(String(value));
    case 'function':
      return tagged('function', value.name);
    case 'object':
      return value === null ? null : plainObject(value, seen);
    default:
      return tagged(typeof value);
  }
}

function plainObject(value: object, seen: object[]): unknown {
  const index = seen.indexOf(value);
  if (index >= 0) return tagged('seen', index);
  seen.push(value);
  if (Array.isArray(value))
    return Array.from({ length: value.length }, (_, at) =>
      at in value ? plainIn(value[at], seen) : tagged('hole'),
    );
  if (value instanceof Error) return tagged(nameOf(value));
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return tagged(value.constructor.name, hexOf(value));
  if (value instanceof Date) return tagged('Date', plainIn(value.getTime(), seen));
  if (value instanceof RegExp) return tagged('RegExp', String(value));
  if (value instanceof Map) return tagged('Map', plainIn([...value], seen));
  if (value instanceof Set) return tagged('Set', plainIn([...value], seen));
  const boxed = BOXED.find((Class) => value instanceof Class);
  if (boxed) return tagged(boxed.name, plainIn(value.valueOf(), seen));
  // Sorted: who cares about the order of keys returns `Object.keys`.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = Object.fromEntries(entries.map(([key, field]) => [key, plainIn(field, seen)]));
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  return prototype === Object.prototype ? fields : tagged(prototype?.constructor?.name ?? 'no class', fields);
}
