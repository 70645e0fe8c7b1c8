/** From the text of `project.tests` to assertions, one a line. Grammar: docs/tests.md. Never throws. */
import { PLATFORM_IDS } from '../../protocol/waterfall.ts';
import type { AnswerClaim, Assertion, Claim, TestLine, TrafficClaim, Where } from './assertion.ts';
import { readComparison, readOrder, readStatus } from './parse-comparison.ts';
import { readLimit, readUs } from './parse-figures.ts';
import { readJsonPath } from './json-path.ts';
import { TokenReader, Unexpected } from './token-reader.ts';
import type { Token } from './tokens.ts';

/** As many as the text has lines. */
export function parseTests(text: string): readonly TestLine[] {
  return text.split('\n').map((line) => parseLine(line.replace(/\r$/, '')));
}

export function parseLine(line: string): TestLine {
  const reader = new TokenReader(line);
  if (reader.isAtEnd) return { kind: 'blank' };
  try {
    return { kind: 'assertion', assertion: readAssertion(reader) };
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    return { kind: 'unreadable', problem: error.problem };
  }
}

/** What could come next where this line stops: words as they are written, or kinds of things such as `a number`. */
export function expectedAfter(line: string): readonly string[] {
  const reader = new TokenReader(line);
  try {
    readAssertion(reader);
    return reader.tried;
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    return error.problem.found === '' ? error.problem.expected : [];
  }
}

/** Kinds of things, as `TestProblem.expected` names them. */
export const REQUEST_NAME = '"the name of a request":';
export const CITY = 'a city';

function readAssertion(reader: TokenReader): Assertion {
  const request = reader.take(REQUEST_NAME, textOf);
  if (request !== null && !reader.words(':')) reader.fail();
  const where: WhereSoFar = {};
  const claim = readClaim(reader, (scope) => readWhere(reader, where, scope));
  readWhere(reader, where, scopeOf(claim));
  if (!reader.isAtEnd) reader.fail();
  const { platform = null, city = null, connection = null, arrival = null } = where;
  return { request, claim, where: { platform, city, connection, arrival } };
}

type WhereSoFar = { -readonly [Key in keyof Where]?: Where[Key] };

/** Of traffic the world draws clients and connections; what a component imports is the same everywhere. */
type Scope = 'answer' | 'percentile' | 'counted' | 'imports';
type ReadWhere = (scope: Scope) => void;

function scopeOf({ kind }: Claim): Scope {
  return kind === 'percentile' || kind === 'counted' || kind === 'imports' ? kind : 'answer';
}

function readClaim(reader: TokenReader, where: ReadWhere): Claim {
  if (reader.words('status')) {
    where('answer');
    return readStatus(reader);
  }
  if (reader.words('header')) {
    const name = reader.need('the name of a header', wordOf);
    where('answer');
    return { kind: 'header', name: name.toLowerCase(), comparison: readComparison(reader) };
  }
  if (reader.words('body')) {
    const path = reader.take('a path such as $.items[0]', pathOf);
    where('answer');
    return { kind: 'body', path, comparison: readComparison(reader) };
  }
  return readDuration(reader, where) ?? readTraffic(reader, where) ?? readAbility(reader);
}

function readDuration(reader: TokenReader, where: ReadWhere): AnswerClaim | null {
  const of = reader.words('latency') ? 'latency' : reader.words('ttfb') ? 'ttfb' : null;
  if (of === null) return null;
  where('answer');
  return { kind: 'duration', of, order: readOrder(reader), us: readUs(reader) };
}

function readTraffic(reader: TokenReader, where: ReadWhere): TrafficClaim | null {
  const percent = reader.take('p99', percentileOf);
  if (percent !== null || reader.words('mean')) {
    where('percentile');
    return { kind: 'percentile', percent, order: readOrder(reader), us: readUs(reader) };
  }
  const of = reader.words('cold starts') ? 'cold starts' : reader.words('errors') ? 'errors' : null;
  if (of === null) return null;
  where('counted');
  return { kind: 'counted', of, order: readOrder(reader), limit: readLimit(reader) };
}

function readAbility(reader: TokenReader): AnswerClaim {
  if (reader.words('never calls')) return { kind: 'calls', host: readHost(reader), order: 'is', count: 0 };
  if (reader.words('calls')) return readCalls(reader);
  if (reader.words('uses no random')) return { kind: 'uses-no-random' };
  if (reader.words('prints nothing')) return { kind: 'prints', level: null };
  if (reader.words('prints no errors')) return { kind: 'prints', level: 'error' };
  if (reader.words('prints no warnings')) return { kind: 'prints', level: 'warn' };
  if (reader.words('imports no')) return readImport(reader, true);
  if (reader.words('imports')) return readImport(reader, false);
  return reader.fail();
}

function readCalls(reader: TokenReader): AnswerClaim {
  if (reader.words('nothing')) return { kind: 'calls', host: null, order: 'is', count: 0 };
  const host = readHost(reader);
  const order = reader.words('at most')
    ? '<='
    : reader.words('at least')
      ? '>='
      : reader.words('exactly')
        ? 'is'
        : null;
  if (order === null) return { kind: 'calls', host, order: '>=', count: 1 };
  const count = reader.words('once') ? 1 : reader.words('twice') ? 2 : reader.need('a whole number', wholeOf);
  if (!reader.words('times')) reader.words('time');
  return { kind: 'calls', host, order, count };
}

/** Null: any. */
function readHost(reader: TokenReader): string | null {
  if (reader.words('anything')) return null;
  return reader.need('a host such as api.example.com', (token) => {
    const text = token.kind === 'text' || token.kind === 'word' ? token.text.toLowerCase() : '';
    return /^(\*\.)?[a-z0-9][a-z0-9.-]*(:\d+)?$/.test(text) ? text : null;
  });
}

function readImport(reader: TokenReader, negated: boolean): AnswerClaim {
  const name = reader.need('an interface such as random or wasi:sockets', wordOf);
  return { kind: 'imports', negated, name: name.toLowerCase() };
}

/** Circumstances, in any order, each at most once. */
function readWhere(reader: TokenReader, where: WhereSoFar, scope: Scope): void {
  const isOfOne = scope === 'answer';
  const mayHavePlatform = scope !== 'imports';
  const mayHaveCity = isOfOne || scope === 'percentile';
  for (;;) {
    if (mayHavePlatform && where.platform === undefined && reader.words('on'))
      where.platform = readPlatform(reader);
    else if (mayHaveCity && where.city === undefined && reader.words('from')) where.city = readCity(reader);
    else if (isOfOne && where.arrival === undefined && reader.words('when cold')) where.arrival = 'cold';
    else if (isOfOne && where.arrival === undefined && reader.words('when warm')) where.arrival = 'warm';
    else if (isOfOne && where.connection === undefined && reader.words('when connected'))
      where.connection = 'reused';
    else if (isOfOne && where.connection === undefined && reader.words('when not connected'))
      where.connection = 'new';
    else return;
  }
}

function readPlatform(reader: TokenReader): (typeof PLATFORM_IDS)[number] {
  return PLATFORM_IDS.find((id) => reader.words(id)) ?? reader.fail();
}

const AFTER_CITY = new Set(
  'on from when is < <= > >= = != ≤ ≥ contains matches exists does has at calls'.split(' '),
);

/** A quoted text, or words up to one that cannot be part of a name. */
function readCity(reader: TokenReader): string {
  const quoted = reader.take(CITY, textOf);
  if (quoted !== null) return quoted;
  const words = [reader.need(CITY, cityWordOf)];
  for (let word = reader.take('', cityWordOf); word !== null; word = reader.take('', cityWordOf))
    words.push(word);
  return words.join(' ');
}

const cityWordOf = (token: Token): string | null =>
  token.kind === 'word' && !AFTER_CITY.has(token.text.toLowerCase()) ? token.text : null;

const textOf = (token: Token): string | null => (token.kind === 'text' ? token.text : null);
const wordOf = (token: Token): string | null =>
  token.kind === 'text' || token.kind === 'word' ? token.text : null;
const pathOf = (token: Token) => (token.kind === 'word' ? readJsonPath(token.text) : null);
const wholeOf = (token: Token): number | null =>
  token.kind === 'figure' && token.unit === '' && Number.isInteger(token.value) && token.value >= 0
    ? token.value
    : null;

function percentileOf(token: Token): number | null {
  const [, digits] = (token.kind === 'word' && /^p(\d{1,2}(?:\.\d{1,2})?)$/i.exec(token.text)) || [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
