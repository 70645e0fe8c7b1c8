/** `$.items[0].name`: the way into a JSON body. */
import type { JsonPath } from './assertion.ts';

const STEP = /\.([\p{L}\p{N}_$-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/uy;

/** Null where it is none. */
export function readJsonPath(text: string): JsonPath | null {
  if (!text.startsWith('$')) return null;
  const path: (string | number)[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const step = STEP.exec(text);
    if (!step) return null;
    const [, name, index, quoted] = step;
    const key = name ?? unquoted(quoted);
    if (key === null) return null;
    path.push(index === undefined ? key : Number(index));
  }
  return path;
}

function unquoted(text = '""'): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    // Quoted, with an escape that JSON has not.
    return null;
  }
}

/** Undefined where there is nothing. `length` of a list or text is how long it is. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  let current = value;
  for (const step of path) {
    if (step === 'length' && (Array.isArray(current) || typeof current === 'string'))
      current = current.length;
    else if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step))
      return undefined;
    else current = (current as Readonly<Record<string | number, unknown>>)[step];
  }
  return current;
}
