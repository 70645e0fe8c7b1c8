/**
 * Where the loops of a module are. QuickJS notes a place for calls and property accesses but for no loop, so that a loop
 * that is stopped seems to be at whatever came before it; with this its line can be told.
 */
import type { Loop } from '../protocol/compiler.ts';

const QUOTES = new Set(['"', "'", '`']);

/** Loops in the order in which they begin. Code that does not parse gives what it gives. */
export function loopsOf(code: string): Loop[] {
  const plain = withoutTexts(code);
  const starts = lineStarts(code);
  const place = (index: number): { line: number; column: number } => {
    const line = starts.findLastIndex((start) => start <= index);
    return { line: line + 1, column: index - (starts[line] ?? 0) + 1 };
  };
  return [...plain.matchAll(/(?<![\w$.])(?:for|while|do)(?![\w$:])/g)].map(({ index, 0: word }) => {
    const header = word === 'do' ? index + 2 : afterPair(plain, plain.indexOf('(', index));
    return {
      start: place(index),
      end: place(statementEnd(plain, header)),
      functionLine: place(functionStart(plain, index)).line,
    };
  });
}

const lineStarts = (code: string): number[] => [
  0,
  ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1),
];

/** The same length, with blanks for what stands in strings, templates, comments and regular expressions. */
function withoutTexts(code: string): string {
  const blank = (from: number, to: number): string => code.slice(from, to).replace(/[^\n]/g, ' ');
  let plain = '';
  for (let index = 0; index < code.length;) {
    const end = textEnd(code, index, plain);
    plain += end > index ? blank(index, end) : code[index];
    index = Math.max(end, index + 1);
  }
  return plain;
}

/** Where the text that begins at `index` ends; `index` itself where none does. `before`: the code so far. */
function textEnd(code: string, index: number, before: string): number {
  const char = code[index] ?? '';
  if (QUOTES.has(char)) {
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
function afterPair(plain: string, open: number): number {
  let depth = 0;
  for (let index = Math.max(0, open); index < plain.length; index++) {
    if ('([{'.includes(plain[index] ?? '')) depth++;
    else if (')]}'.includes(plain[index] ?? '') && --depth === 0) return index + 1;
  }
  return plain.length;
}

const NO_FUNCTION = new Set(['if', 'for', 'while', 'switch', 'catch', 'with']);

/** Where the parameters begin of the function whose braces are around `index`; 0 outside any. */
function functionStart(plain: string, index: number): number {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    if (plain[at] === '}') depth++;
    else if (plain[at] === '{' && depth-- === 0) {
      depth = 0;
      const head = plain.slice(0, at);
      if (/=>\s*$/.test(head)) return at;
      const open = /\)[^(){};]*$/.test(head) ? pairStart(plain, head.lastIndexOf(')')) : -1;
      const word = /([\w$]+)\s*$/.exec(plain.slice(0, Math.max(0, open)))?.[1] ?? '';
      if (open >= 0 && !NO_FUNCTION.has(word)) return open;
    }
  }
  return 0;
}

/** The bracket that opens what the one at `close` closes. */
function pairStart(plain: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (plain[at] === ')') depth++;
    else if (plain[at] === '(' && --depth === 0) return at;
  }
  return 0;
}

function statementEnd(plain: string, from: number): number {
  const first = plain.slice(from).search(/\S/);
  if (first < 0) return plain.length;
  for (let index = from + first; index < plain.length; index++) {
    const char = plain[index] ?? '';
    if (char === '{') return afterPair(plain, index);
    if (char === '(' || char === '[') index = afterPair(plain, index) - 1;
    else if (char === ';' || char === '}') return index;
  }
  return plain.length;
}
