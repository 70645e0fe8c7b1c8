/** Holds a text or a value against what is claimed of it. */
import type { Comparison, Order, Value } from './assertion.ts';
import { clipped } from './words.ts';

interface Compared {
  readonly kind: 'passed' | 'failed';
  readonly found: string;
}

export function isInOrder(value: number, order: Order, limit: number): boolean {
  switch (order) {
    case 'is':
      return value === limit;
    case 'is not':
      return value !== limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
    default:
      return value >= limit;
  }
}

/** `seen` undefined: there is none. Headers and bodies are texts; values of JSON bodies are what they are. */
export function compare(seen: unknown, comparison: Comparison): Compared {
  const isRight = holds(seen, comparison);
  return { kind: isRight ? 'passed' : 'failed', found: show(seen) };
}

function holds(seen: unknown, comparison: Comparison): boolean {
  switch (comparison.kind) {
    case 'exists':
      return (seen !== undefined) !== comparison.negated;
    case 'empty':
      return isEmpty(seen) !== comparison.negated;
    case 'equals':
      return isEqual(seen, comparison.value) !== comparison.negated;
    case 'contains':
      return includes(seen, comparison.text) !== comparison.negated;
    case 'matches':
      return (
        (typeof seen === 'string' && new RegExp(comparison.pattern, comparison.flags).test(seen)) !==
        comparison.negated
      );
    case 'orders':
    default: {
      const number = typeof seen === 'string' && seen.trim() !== '' ? Number(seen) : seen;
      return typeof number === 'number' && isInOrder(number, comparison.order, comparison.value);
    }
  }
}

function isEmpty(seen: unknown): boolean {
  if (seen === undefined || seen === null || seen === '') return true;
  return typeof seen === 'object' && Object.keys(seen).length === 0;
}

/** A body or header `42` is the number as well as the text. */
function isEqual(seen: unknown, value: Value): boolean {
  return seen === value || (typeof seen === 'string' && value !== null && seen === String(value));
}

/** Part of a text, or one of a list. */
function includes(seen: unknown, text: string): boolean {
  if (typeof seen === 'string') return seen.includes(text);
  return Array.isArray(seen) && seen.some((each) => String(each) === text);
}

function show(seen: unknown): string {
  if (seen === undefined) return 'there is none';
  if (seen === '') return 'it is empty';
  return clipped(typeof seen === 'string' ? seen : JSON.stringify(seen));
}
