/**
 * Where the loops of a module are. QuickJS notes a place for calls and property accesses but for no loop, so that a loop
 * that is stopped seems to be at whatever came before it; with this its line can be told.
 */
import { afterPair, type Place, placesIn, plainCode } from './plain-code.ts';

/** The end is behind the last character. */
export interface Loop {
  readonly start: Place;
  readonly end: Place;
  /** Line on which the function begins that the loop is in; 1 outside any. */
  readonly functionLine: number;
}

/** Loops in the order in which they begin. Code that does not parse gives what it gives. */
export function loopsOf(code: string): Loop[] {
  const plain = plainCode(code);
  const place = placesIn(code);
  return [...plain.matchAll(/(?<![\w$.])(?:for|while|do)(?![\w$:])/g)].map(({ index, 0: word }) => {
    const header = word === 'do' ? index + 2 : afterPair(plain, plain.indexOf('(', index));
    return {
      start: place(index),
      end: place(statementEnd(plain, header)),
      functionLine: place(functionStart(plain, index)).line,
    };
  });
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
