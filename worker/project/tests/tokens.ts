/** A line of a project's tests, cut into words, texts, figures and marks. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'figure';
      readonly text: string;
      readonly value: number;
      readonly unit: string;
      readonly at: number;
    }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly flags: string; readonly at: number }
  | { readonly kind: 'mark'; readonly text: string; readonly at: number }
  /** A text or pattern that is not ended, or not valid; `wanted` is what it would take. */
  | { readonly kind: 'broken'; readonly wanted: string; readonly at: number };

const SPACE = /\s*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
const PATTERN = /\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([a-z]*)/y;
const PATH = /\$(?:\.[\p{L}\p{N}_$-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*(?![^\s#<>=!])/uy;
const MARK = /<=|>=|!=|==|[<>=≤≥:]/y;
const FIGURE = /^(-?\d+(?:\.\d+)?)(ms|s|us|µs|%)?$/;
const WORD = /[^\s"<>=≤≥#]+/y;

/** Up to a comment. `at` is the place in the line, from 0. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(line, 0); at < line.length && line[at] !== '#'; at = skipSpace(line, at)) {
    const [token, end] = tokenAt(line, at);
    tokens.push(token);
    if (token.kind === 'broken') break;
    at = end;
  }
  return tokens;
}

/** Where the comment begins, or the line ends. */
export function endOf(line: string): number {
  const last = tokensOf(line).at(-1);
  if (last === undefined) return skipSpace(line, 0);
  return last.kind === 'broken' ? line.length : skipSpace(line, tokenAt(line, last.at)[1]);
}

function skipSpace(line: string, at: number): number {
  return at + (match(SPACE, line, at)?.[0].length ?? 0);
}

function match(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

function tokenAt(line: string, at: number): readonly [Token, number] {
  const first = line[at];
  if (first === '"') return textAt(line, at);
  if (first === '/') return patternAt(line, at);
  const path = first === '$' ? match(PATH, line, at) : null;
  if (path) return [{ kind: 'word', text: path[0], at }, at + path[0].length];
  const mark = match(MARK, line, at);
  if (mark) return [{ kind: 'mark', text: mark[0], at }, at + mark[0].length];
  const word = match(WORD, line, at)?.[0] ?? first ?? '';
  const [, value, unit = ''] = FIGURE.exec(word) ?? [];
  const token: Token =
    value === undefined
      ? { kind: 'word', text: word, at }
      : { kind: 'figure', text: word, value: Number(value), unit, at };
  return [token, at + word.length];
}

function textAt(line: string, at: number): readonly [Token, number] {
  const raw = match(TEXT, line, at)?.[0];
  if (raw === undefined) return [{ kind: 'broken', wanted: 'a closing "', at }, line.length];
  try {
    return [{ kind: 'text', text: JSON.parse(raw) as string, at }, at + raw.length];
  } catch {
    // Quoted, with a control character or an escape that JSON has not.
    return [{ kind: 'broken', wanted: 'text as JSON writes it', at }, line.length];
  }
}

function patternAt(line: string, at: number): readonly [Token, number] {
  const found = match(PATTERN, line, at);
  if (!found) return [{ kind: 'broken', wanted: 'a closing /', at }, line.length];
  const [raw, pattern = '', flags = ''] = found;
  try {
    // A sticky or global pattern would remember where it was.
    if (/[^imsu]/.test(flags)) throw new SyntaxError(flags);
    void new RegExp(pattern, flags);
    return [{ kind: 'pattern', pattern, flags, at }, at + raw.length];
  } catch {
    // Whatever the engine says of it, in its own words.
    return [{ kind: 'broken', wanted: 'a valid regular expression', at }, line.length];
  }
}
