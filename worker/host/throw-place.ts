/**
 * Where an error came from that QuickJS threw itself. It notes places for names, calls and operators, but for no
 * destructuring, no `this` and no literal: an error there seems to be at whatever was noted before it, which may be lines
 * above. The message says what kind of code it was, and the code says where the next of that kind is.
 */
import { afterPair } from './plain-code.ts';

/** In plain code (see plain-code.ts). `index` is what the engine told; it stays where nothing speaks against it. */
export function throwPlace(plain: string, index: number, functionName: string, message: string): number {
  const from = methodStart(plain, index, functionName);
  const wanted = codeThatThrows(message);
  if (!wanted || isNotedItself(plain, from) || hasPatternInParameters(plain, from)) return from;
  wanted.lastIndex = from;
  return wanted.exec(plain)?.index ?? from;
}

/** `message` as QuickJS words it. Null for errors whose place is noted. */
function codeThatThrows(message: string): RegExp | null {
  const property = /^cannot (?:read|set) property '(#?[\w$]+)' of (?:null|undefined)$/.exec(message)?.[1];
  if (property !== undefined)
    return new RegExp(`(?<=\\.\\s*)${property.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
  if (/^cannot read property 'Symbol\.(?:asyncI|i)terator' of |is not iterable$/.test(message))
    return /\b(?:const|let|var)\s*\[|\bof\b|\.\.\.|\byield\s*\*/g;
  if (message === 'Cannot convert undefined or null to object')
    return /\b(?:const|let|var)\s*\{|\}[\]}\s]*=(?![=>])/g;
  return message === 'parent class must be constructor' ? /\bclass\b[^{]*\bextends\b/g : null;
}

/** The beginning of a method seems to be that of its class. */
function methodStart(plain: string, index: number, functionName: string): number {
  const [, className] = /^class\b\s*(?!extends\b)([\w$]*)/.exec(plain.slice(index, index + 200)) ?? [];
  if (className === undefined || functionName === '') return index;
  const bare = functionName.replace(/^(?:get|set) /, '');
  const name = bare === className ? 'constructor' : bare.replaceAll('$', '\\$');
  const found = new RegExp(`(?<![\\w$.#])${name}\\s*\\(`).exec(plain.slice(index));
  return found ? index + found.index : index;
}

/** What is iterated, or spread; and errors that the user's own code makes, in the engine's words. */
const isNotedItself = (plain: string, index: number): boolean =>
  /(?:\bof|\.\.\.|\byield\s*\*)[\s(]*$/.test(plain.slice(Math.max(0, index - 40), index)) ||
  /^\w*Error\b/.test(plain.slice(index, index + 40));

/** Parameters are taken apart where the function begins. */
function hasPatternInParameters(plain: string, index: number): boolean {
  const head = /^(?!if\b|for\b|while\b|switch\b|catch\b)[\w$\s*#]*\(/.exec(plain.slice(index, index + 200));
  if (!head) return false;
  const open = index + head[0].length - 1;
  const close = afterPair(plain, open);
  return /[{[]/.test(plain.slice(open, close)) && /^\s*(?:=>|\{)/.test(plain.slice(close, close + 40));
}
