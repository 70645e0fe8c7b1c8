/** Reads the tokens of a line one by one, and knows at each place what could have stood there. */
import type { TestProblem } from '../../protocol/tests.ts';
import { endOf, type Token, tokensOf } from './tokens.ts';

/** Thrown where a line stops making sense, and caught where the line is read. */
export class Unexpected extends Error {
  readonly problem: TestProblem;

  constructor(problem: TestProblem) {
    super('unexpected');
    this.problem = problem;
  }
}

/** Other spellings of what is told. */
const UNTOLD = new Set(['', '≤', '≥', '!=', '=', '==']);
const OPTIONAL = new Set(['on', 'from', 'when cold', 'when warm', 'when connected', 'when not connected']);

export class TokenReader {
  readonly #line: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #tried: string[] = [];

  constructor(line: string) {
    this.#line = line;
    this.#tokens = tokensOf(line);
  }

  get isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  /** What could stand at the place that has been reached, what a line can do without last. */
  get tried(): readonly string[] {
    const tried = [...new Set(this.#tried)].filter((what) => !UNTOLD.has(what));
    return [...tried.filter((what) => !OPTIONAL.has(what)), ...tried.filter((what) => OPTIONAL.has(what))];
  }

  /** Takes these words if they come next, whatever their case. */
  words(text: string): boolean {
    const words = text.split(' ');
    const isNext = words.every((word, index) => {
      const token = this.#tokens[this.#next + index];
      return (token?.kind === 'word' || token?.kind === 'mark') && token.text.toLowerCase() === word;
    });
    if (isNext) this.#advance(words.length);
    else this.#tried.push(text);
    return isNext;
  }

  /** Takes the next token if `read` makes something of it; `what` names what it would. */
  take<Value>(what: string, read: (token: Token) => Value | null): Value | null {
    const token = this.#tokens[this.#next];
    const value = token === undefined ? null : read(token);
    if (value === null) this.#tried.push(what);
    else this.#advance(1);
    return value;
  }

  need<Value>(what: string, read: (token: Token) => Value | null): Value {
    return this.take(what, read) ?? this.fail();
  }

  fail(): never {
    const token = this.#tokens[this.#next];
    const from = token?.at ?? endOf(this.#line);
    const until = this.#tokens[this.#next + 1]?.at ?? endOf(this.#line);
    const expected = token?.kind === 'broken' ? [token.wanted] : this.tried;
    throw new Unexpected({ column: from + 1, expected, found: this.#line.slice(from, until).trim() });
  }

  #advance(count: number): void {
    this.#next += count;
    this.#tried = [];
  }
}
