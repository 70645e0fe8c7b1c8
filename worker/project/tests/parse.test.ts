import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claim } from './assertion.ts';
import { CITY, expectedAfter, parseLine, parseTests, REQUEST_NAME } from './parse.ts';

const ANYWHERE = { platform: null, city: null, connection: null, arrival: null };
const equals = (value: string | number | boolean | null, negated = false) =>
  ({ kind: 'equals', negated, value }) as const;

const CLAIMS: readonly (readonly [line: string, claim: Claim])[] = [
  ['status is 200', { kind: 'status', order: 'is', status: 200 }],
  ['status is not 500', { kind: 'status', order: 'is not', status: 500 }],
  ['status < 400', { kind: 'status', order: '<', status: 400 }],
  ['status is 2xx', { kind: 'status-class', negated: false, hundreds: 2 }],
  [
    'header Content-Type is text/plain',
    { kind: 'header', name: 'content-type', comparison: equals('text/plain') },
  ],
  ['header etag is missing', { kind: 'header', name: 'etag', comparison: { kind: 'exists', negated: true } }],
  ['header age < 60', { kind: 'header', name: 'age', comparison: { kind: 'orders', order: '<', value: 60 } }],
  [
    'body contains "Hello, # you"',
    { kind: 'body', path: null, comparison: { kind: 'contains', negated: false, text: 'Hello, # you' } },
  ],
  ['body is not empty', { kind: 'body', path: null, comparison: { kind: 'empty', negated: true } }],
  [
    'body matches /^a\\/b [/]$/i',
    {
      kind: 'body',
      path: null,
      comparison: { kind: 'matches', negated: false, pattern: '^a\\/b [/]$', flags: 'i' },
    },
  ],
  ['body $.a[0]["b c"] is null', { kind: 'body', path: ['a', 0, 'b c'], comparison: equals(null) }],
  ['body $.ok is true', { kind: 'body', path: ['ok'], comparison: equals(true) }],
  ['body $ exists', { kind: 'body', path: [], comparison: { kind: 'exists', negated: false } }],
  ['latency < 0.5 s', { kind: 'duration', of: 'latency', order: '<', us: 500_000 }],
  ['ttfb <= 100ms', { kind: 'duration', of: 'ttfb', order: '<=', us: 100_000 }],
  ['p99.9 < 100 ms', { kind: 'percentile', percent: 99.9, order: '<', us: 100_000 }],
  ['mean < 1s', { kind: 'percentile', percent: null, order: '<', us: 1_000_000 }],
  [
    'cold starts < 1 %',
    { kind: 'counted', of: 'cold starts', order: '<', limit: { kind: 'share', value: 0.01 } },
  ],
  ['errors is 0', { kind: 'counted', of: 'errors', order: 'is', limit: { kind: 'count', value: 0 } }],
  ['never calls *.example.com', { kind: 'calls', host: '*.example.com', order: 'is', count: 0 }],
  ['calls api.example.com', { kind: 'calls', host: 'api.example.com', order: '>=', count: 1 }],
  [
    'calls api.example.com at most 2 times',
    { kind: 'calls', host: 'api.example.com', order: '<=', count: 2 },
  ],
  ['calls anything exactly once', { kind: 'calls', host: null, order: 'is', count: 1 }],
  ['calls nothing', { kind: 'calls', host: null, order: 'is', count: 0 }],
  ['uses no random', { kind: 'uses-no-random' }],
  ['prints no errors', { kind: 'prints', level: 'error' }],
  ['imports no wasi:sockets', { kind: 'imports', negated: true, name: 'wasi:sockets' }],
];

test.each(CLAIMS)('%s', (line, claim) => {
  expect(parseLine(line)).toEqual({
    kind: 'assertion',
    assertion: { request: null, claim, where: ANYWHERE },
  });
});

test.each([
  ['latency on edge from New York when cold < 1 s', { platform: 'edge', city: 'New York', arrival: 'cold' }],
  ['p95 on edge < 9 ms from "São Paulo"', { platform: 'edge', city: 'São Paulo' }],
  [
    'status is 200 from sydney when connected on lambda',
    { platform: 'lambda', city: 'sydney', connection: 'reused' },
  ],
  ['never calls a.example from Tokyo', { city: 'Tokyo' }],
])('circumstances stand before or after what is claimed: %s', (line, where) => {
  expect(parseLine(line)).toMatchObject({
    kind: 'assertion',
    assertion: { where: { ...ANYWHERE, ...where } },
  });
});

test('a line may name its request, and end in a comment', () => {
  expect(parseLine('  "With a \\"name\\"": STATUS is 200 # as ever')).toMatchObject({
    kind: 'assertion',
    assertion: { request: 'With a "name"', claim: { status: 200 } },
  });
});

test('lines stay in their places', () => {
  expect(parseTests('# all\r\n\n status is 200 \nnonsense').map(({ kind }) => kind)).toEqual([
    'blank',
    'blank',
    'assertion',
    'unreadable',
  ]);
});

test.each([
  ['status is abc', 11, 'abc', 'a status such as 200'],
  ['status', 7, '', 'is'],
  ['stats is 200', 1, 'stats', 'status'],
  ['p99 on moon < 1 ms', 8, 'moon', 'edge'],
  ['p99 on edge < 100', 18, '', 'ms'],
  ['p99 on edge < 100 m', 19, 'm', 'ms'],
  ['p99 when cold < 1 ms', 5, 'when', 'on'],
  ['cold starts from Sydney < 1 %', 13, 'from', 'on'],
  ['body contains Hello, you', 22, 'you', 'on'],
  ['body contains "Hello', 15, '"Hello', 'a closing "'],
  ['body matches /(/', 14, '/(/', 'a valid regular expression'],
  ['"A" status is 200', 5, 'status', ':'],
  ['calls api.example.com at most many times', 31, 'many', 'a whole number'],
  ['imports no random on edge', 19, 'on', null],
])('%s: column %d', (line, column, found, expected) => {
  const parsed = parseLine(line);
  expect(parsed).toMatchObject({ kind: 'unreadable', problem: { column, found } });
  if (parsed.kind === 'unreadable' && expected !== null) expect(parsed.problem.expected).toContain(expected);
});

test('what could come next is known at every place', () => {
  expect(expectedAfter('')).toEqual(expect.arrayContaining([REQUEST_NAME, 'status', 'p99', 'never calls']));
  expect(expectedAfter('latency from ')).toEqual([CITY]);
  expect(expectedAfter('p99 on ')).toContain('isolates');
  expect(expectedAfter('status is 200 ')).toEqual(expect.arrayContaining(['on', 'from', 'when cold']));
  expect(expectedAfter('status is 200 on edge ')).not.toContain('on');
  expect(expectedAfter('nonsense ')).toEqual([]);
});

const WORDS =
  'status header body latency ttfb p99 mean cold starts errors never calls imports no is not < <= 200 2xx 1 % ms "x" "x": /a/ $.a [ on edge from New York when cold : # contains matches at most times'.split(
    ' ',
  );
const lines = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(' ')),
);

test('any text is read without throwing, and problems lie within their lines', () => {
  fc.assert(
    fc.property(lines, (text) => {
      const texts = text.split('\n');
      const parsed = parseTests(text);
      expect(parsed).toHaveLength(texts.length);
      parsed.forEach((line, index) => {
        expect(Array.isArray(expectedAfter(texts[index] ?? ''))).toBe(true);
        if (line.kind !== 'unreadable') return;
        const { column, found, expected } = line.problem;
        const whole = texts[index] ?? '';
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(whole.length + 1);
        expect(whole.slice(column - 1).startsWith(found)).toBe(true);
        if (found !== '') expect(expected.length).toBeGreaterThanOrEqual(0);
      });
    }),
    { numRuns: 1_000 },
  );
});
