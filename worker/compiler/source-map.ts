/**
 * Where each word of the evaluated JavaScript stands in the TypeScript it came from. Sucrase's own map loses every column
 * after a template literal that begins or ends with a substitution.
 */
interface Word {
  readonly text: string;
  readonly column: number;
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  const pattern = /[\w$]+|[^\w$\s]/g;
  for (let match = pattern.exec(line); match; match = pattern.exec(line))
    words.push({ text: match[0], column: match.index });
  return words;
}

/** Version 3 JSON. Stripping types changes what stands in a line, and never which line it is. */
export function sourceMapOf(file: string, source: string, code: string): string {
  const sourceLines = source.split('\n');
  let mappings = '';
  let lastLine = 0;
  let lastColumn = 0;
  for (const [line, text] of code.split('\n').entries()) {
    if (line > 0) mappings += ';';
    const words = wordsOf(text);
    const columns = text === sourceLines[line] ? null : align(words, wordsOf(sourceLines[line] ?? ''));
    let lastWordColumn = 0;
    for (const [index, word] of words.entries()) {
      const column = columns?.[index] ?? word.column;
      if (index > 0) mappings += ',';
      mappings +=
        vlq(word.column - lastWordColumn) + ANY_SOURCE + vlq(line - lastLine) + vlq(column - lastColumn);
      lastWordColumn = word.column;
      lastLine = line;
      lastColumn = column;
    }
  }
  return JSON.stringify({ version: 3, sources: [file], names: [], mappings });
}

/** Minified lines would take too long; their words beyond the common ends get no column of their own. */
const MOST_PAIRS = 1_000_000;

/**
 * The column of each word of `code` in `source`, which has more words, by their longest common subsequence. A word that
 * was added has the column of the one before it.
 */
function align(code: readonly Word[], source: readonly Word[]): number[] {
  const columns: (number | undefined)[] = code.map(() => undefined);
  let start = 0;
  while (start < code.length && code[start]?.text === source[start]?.text) {
    columns[start] = source[start]?.column;
    start++;
  }
  let tail = 0;
  const longest = Math.min(code.length, source.length) - start;
  while (tail < longest && code.at(-1 - tail)?.text === source.at(-1 - tail)?.text) {
    columns[code.length - 1 - tail] = source.at(-1 - tail)?.column;
    tail++;
  }
  const middle = code.slice(start, code.length - tail);
  const sourceMiddle = source.slice(start, source.length - tail);
  matchLast(middle, sourceMiddle).forEach((column, index) => {
    columns[start + index] = column;
  });
  let last = 0;
  return columns.map((column) => (last = column ?? last));
}

/** Where a word can match in several places it takes the last: what stood before it was the type of an earlier one. */
function matchLast(code: readonly Word[], source: readonly Word[]): (number | undefined)[] {
  if (code.length * source.length > MOST_PAIRS) return [];
  const width = source.length + 1;
  /** Length of the longest common subsequence of what begins at these two words. */
  const lengths = new Uint16Array((code.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = code.length - 1; i >= 0; i--)
    for (let j = source.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        code[i]?.text === source[j]?.text
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const columns: (number | undefined)[] = [];
  for (let i = 0, j = 0; i < code.length && j < source.length;) {
    if (lengthAt(i, j + 1) === lengthAt(i, j)) j++;
    else if (code[i]?.text === source[j]?.text) columns[i++] = source[j++]?.column;
    else i++;
  }
  return columns;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** There is one source: its index never moves. */
const ANY_SOURCE = 'A';

/** Base64 digits of five bits each, the least first; the sign is the lowest bit. */
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  for (; rest > 31; rest >>>= 5) text += BASE64.charAt((rest & 31) | 32);
  return text + BASE64.charAt(rest);
}
