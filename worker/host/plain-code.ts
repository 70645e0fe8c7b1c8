/** JavaScript to search in: its places, and the code in it without the texts. */

export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * The same length, with blanks for what stands in strings, templates, comments and regular expressions. What a template
 * substitutes stays. Code that does not parse gives what it gives.
 */
export function plainCode(code: string): string {
  const blank = (from: number, to: number): string => code.slice(from, to).replace(/[^\n]/g, ' ');
  let plain = '';
  let depth = 0;
  /** How deep in braces each substitution is that is not closed yet. */
  const substitutions: number[] = [];
  for (let index = 0; index < code.length;) {
    const char = code[index] ?? '';
    const isResumed = char === '}' && substitutions.at(-1) === depth;
    if (isResumed) substitutions.pop();
    const end = isResumed || char === '`' ? templateEnd(code, index + 1) : textEnd(code, index, plain);
    if (end > index) {
      plain += blank(index, end);
      if ((isResumed || char === '`') && code.startsWith('${', end - 2)) substitutions.push(depth);
      index = end;
      continue;
    }
    if (char === '{') depth++;
    if (char === '}') depth--;
    plain += char;
    index++;
  }
  return plain;
}

/** Behind the quote that ends a template, or the bracket that opens a substitution. */
function templateEnd(code: string, from: number): number {
  for (let index = from; index < code.length; index++) {
    if (code[index] === '\\') index++;
    else if (code[index] === '`') return index + 1;
    else if (code.startsWith('${', index)) return index + 2;
  }
  return code.length;
}

/** Where the text that begins at `index` ends; `index` itself where none does. `before`: the code so far. */
function textEnd(code: string, index: number, before: string): number {
  const char = code[index] ?? '';
  if (char === '"' || char === "'") {
    let end = index + 1;
    while (end < code.length && code[end] !== char) end += code[end] === '\\' ? 2 : 1;
    return end + 1;
  }
  if (char !== '/') return index;
  if (code[index + 1] === '/') return endOf(code, '\n', index);
  if (code[index + 1] === '*') return endOf(code, '*/', index) + 2;
  const isPattern = /(^|[=(,:;!&|?{}[+\-*%~^<>]|\breturn)\s*$/.test(before.slice(-40));
  const pattern = isPattern
    ? /^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/.exec(code.slice(index))
    : null;
  return index + (pattern?.[0].length ?? 0);
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end < 0 ? code.length : end;
}

/** Behind the bracket that closes the one at `open`. */
export function afterPair(plain: string, open: number): number {
  let depth = 0;
  for (let index = Math.max(0, open); index < plain.length; index++) {
    if ('([{'.includes(plain[index] ?? '')) depth++;
    else if (')]}'.includes(plain[index] ?? '') && --depth === 0) return index + 1;
  }
  return plain.length;
}

/** Lines and columns of many indices of one text. */
export function placesIn(code: string): (index: number) => Place {
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    const line = starts.findLastIndex((start) => start <= index);
    return { line: line + 1, column: index - (starts[line] ?? 0) + 1 };
  };
}

/** Of a place that `code` has. */
export function indexOfPlace(code: string, { line, column }: Place): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = code.indexOf('\n', start) + 1;
  return start + column - 1;
}
