/** The query of a path as names and values, and back. What was not touched keeps its spelling as far as it can. */
type Pair = [name: string, value: string];

export function readQuery(path: string): Pair[] {
  const [, query] = splitPath(path);
  if (query === '') return [];
  return query.split('&').map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
  });
}

/** `path` with this query in place of its own. Rows that are all empty are left out. */
export function writeQuery(path: string, pairs: readonly Pair[]): string {
  const [before, , fragment] = splitPath(path);
  const query = pairs
    .filter(([name, value]) => name !== '' || value !== '')
    .map(([name, value]) => (value === '' ? encode(name) : `${encode(name)}=${encode(value)}`))
    .join('&');
  return `${before}${query === '' ? '' : `?${query}`}${fragment}`;
}

function splitPath(path: string): readonly [before: string, query: string, fragment: string] {
  const [whole, fragment = ''] = [path.replace(/#.*/s, ''), /#.*/s.exec(path)?.[0]];
  const at = whole.indexOf('?');
  return at < 0 ? [whole, '', fragment] : [whole.slice(0, at), whole.slice(at + 1), fragment];
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // A percent sign that stands for itself.
    return spaced;
  }
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** What a query may hold as it is stays readable. */
const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll(LONE_SURROGATE, '\ufffd')).replaceAll(/%(2F|3A|40|2C|24|3B)/g, (code) =>
    decodeURIComponent(code),
  );
