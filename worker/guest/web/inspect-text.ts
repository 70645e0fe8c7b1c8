/** Pieces of what `inspect.ts` puts together: names, text, functions, errors, bytes. */
import { userStack } from '../stack.ts';

const MOST_CHARACTERS = 10_000;
const MOST_BYTES = 50;

/** What comes before the brace: the class, where it says something. */
export function prefix(value: object, name: string | null, fallback: string, size = ''): string {
  const tag = tagOf(value);
  const shown = tag && tag !== name ? `[${tag}] ` : '';
  return name === null ? `[${fallback}${size}: null prototype] ${shown}` : `${name}${size} ${shown}`;
}

export function tagOf(value: object): string {
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === 'string' ? tag : '';
}

export function functionText(value: () => void): string {
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value as unknown;
  const text = Reflect.apply(Function.prototype.toString, value, []);
  if (/^class\b/.test(text)) {
    const parent = (Object.getPrototypeOf(value) as { name?: string } | null)?.name;
    return `[class ${typeof name === 'string' && name ? name : '(anonymous)'}${parent ? ` extends ${parent}` : ''}]`;
  }
  const kind = tagOf(value) || 'Function';
  return typeof name === 'string' && name ? `[${kind}: ${name}]` : `[${kind} (anonymous)]`;
}

export function errorText(error: Error, isInside: boolean): string {
  const { name, message, stack } = error;
  const headline = message === '' ? name : `${name}: ${message}`;
  const trace = userStack(stack);
  if (trace) return `${headline}\n${trace}`;
  return isInside ? `[${headline}]` : headline;
}

export function boxedText(value: object, inner: (item: unknown) => string): string | null {
  for (const Class of [Number, String, Boolean, BigInt, Symbol] as const)
    if (value instanceof Class) {
      try {
        return `[${Class.name}: ${inner(Reflect.apply(Class.prototype.valueOf as () => unknown, value, []))}]`;
      } catch {
        return null;
      }
    }
  return null;
}

export function contentsOf(buffer: ArrayBuffer): string {
  const { byteLength } = buffer;
  if (buffer.detached) return '(detached), byteLength: 0';
  const bytes = Array.from(new Uint8Array(buffer, 0, Math.min(byteLength, MOST_BYTES)), hex);
  const rest = byteLength - bytes.length;
  const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : '';
  return `[Uint8Contents]: <${bytes.join(' ')}${more}>, byteLength: ${byteLength}`;
}

export const keyText = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key));

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\\': '\\\\',
};

export function quoted(whole: string): string {
  const text = whole.slice(0, MOST_CHARACTERS);
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !/`|\$\{/.test(text) ? '`' : "'";
  // oxlint-disable-next-line no-control-regex -- they are what is to be found
  const escaped = text.replace(
    // oxlint-disable-next-line no-control-regex -- they are what is to be found
    /[\0-\x1f\x7f-\x9f\\]/g,
    (character) => ESCAPES[character] ?? `\\x${hex(character.charCodeAt(0)).toUpperCase()}`,
  );
  const rest = whole.length - text.length;
  return (
    quote +
    (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) +
    quote +
    (rest > 0 ? `... ${rest} more characters` : '')
  );
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

export function nameOf(value: object): string | null {
  for (let owner: object | null = value; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const constructor = Object.getOwnPropertyDescriptor(owner, 'constructor')?.value as
      { name: string } | undefined;
    if (typeof constructor === 'function' && constructor.name !== '') return constructor.name;
  }
  return null;
}
