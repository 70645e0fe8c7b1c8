import { expect, test } from 'vitest';
import { describeFailure, type Failure } from './describe-failure.ts';

const location = { file: 'handler.ts', line: 3, column: 7 };
const error = { name: 'TypeError', message: 'x is null', stack: [{ functionName: 'f', location }] };

/** One of every kind: a new kind does not type-check until it stands here too. */
const EVERY_FAILURE: { readonly [Kind in Failure['kind']]: Extract<Failure, { kind: Kind }> } = {
  syntax: { kind: 'syntax', message: 'Unexpected token', location },
  'threw-at-load': { kind: 'threw-at-load', error },
  'import-unavailable': { kind: 'import-unavailable', specifier: 'left-pad', location, importable: ['hono'] },
  'export-missing': {
    kind: 'export-missing',
    why: 'absent',
    name: 'missing',
    specifier: './x',
    location,
    exports: ['default', 'there'],
  },
  'no-entry': { kind: 'no-entry', entry: 'main.ts', files: ['handler.ts'] },
  'no-handler': { kind: 'no-handler', exports: ['a', 'b'] },
  'load-never-settles': { kind: 'load-never-settles', entry: 'handler.ts', location: null },
  'load-time-limit': { kind: 'load-time-limit', limitMs: 2_000, location },
  'load-out-of-memory': { kind: 'load-out-of-memory', limitBytes: 2 ** 27 },
  'load-trapped': { kind: 'load-trapped', message: 'unreachable' },
  'component-too-large': { kind: 'component-too-large', sizeBytes: 2 ** 24, limitBytes: 2 ** 23 },
  'handler-threw': { kind: 'handler-threw', error },
  'not-a-response': { kind: 'not-a-response', got: 'a string' },
  'never-settles': { kind: 'never-settles' },
  'body-broke-off': { kind: 'body-broke-off', status: 200, sentBytes: 12_345, error },
  'cpu-limit': { kind: 'cpu-limit', limitMs: 1_000, location: null },
  'out-of-memory': { kind: 'out-of-memory', limitBytes: 2 ** 27 },
  'body-too-large': { kind: 'body-too-large', limitBytes: 10 * 2 ** 20 },
  'wait-limit': { kind: 'wait-limit', limitMs: 30_000 },
  'too-many-calls': { kind: 'too-many-calls', limit: 1_000 },
  trapped: { kind: 'trapped', message: 'unreachable' },
  'import-missing': { kind: 'import-missing', import: 'fermyon:spin/key-value open' },
  'answered-with-error': { kind: 'answered-with-error', code: 'internal-error' },
  exited: { kind: 'exited', code: 1 },
  'bad-request': { kind: 'bad-request', message: 'the path has a space' },
  'file-empty': { kind: 'file-empty' },
  'file-unreadable': { kind: 'file-unreadable', message: 'NotFoundError' },
  'file-too-large': { kind: 'file-too-large', sizeBytes: 60e6, limitBytes: 50 * 2 ** 20 },
  'not-webassembly': { kind: 'not-webassembly', looksLike: 'text' },
  'core-module': { kind: 'core-module' },
  'unknown-encoding': { kind: 'unknown-encoding', version: 10, layer: 1 },
  'component-damaged': { kind: 'component-damaged', message: 'unexpected end' },
  'other-world': { kind: 'other-world', exports: ['wasi:cli/run@0.2.0'] },
  'component-unsupported': { kind: 'component-unsupported', message: 'it has typed references' },
  'component-too-hungry': { kind: 'component-too-hungry', neededBytes: 2 ** 28, limitBytes: 2 ** 27 },
  'transpile-time-limit': { kind: 'transpile-time-limit', limitMs: 20_000 },
  terminated: { kind: 'terminated' },
  'worker-unavailable': { kind: 'worker-unavailable', message: 'blocked' },
  'link-damaged': { kind: 'link-damaged', message: 'It is cut off.' },
  'link-too-large': { kind: 'link-too-large', limitBytes: 65_536 },
  'link-from-newer-version': { kind: 'link-from-newer-version', version: 9 },
  'invalid-field': { kind: 'invalid-field', path: 'world.traffic', message: 'too small' },
  'test-unreadable': { kind: 'test-unreadable', column: 8, expected: ['a number', '<'], found: 'x' },
  'test-request-unknown': { kind: 'test-request-unknown', name: 'Other', names: ['Hello'] },
  'test-city-unknown': { kind: 'test-city-unknown', name: 'Atlantis' },
  'test-platform-absent': { kind: 'test-platform-absent', platform: 'hybrid', platforms: ['edge'] },
  'test-sample-small': { kind: 'test-sample-small', count: 3, needed: 1_000 },
};

test.each(Object.values(EVERY_FAILURE))('$kind has a title and a detail in whole words', (failure) => {
  const { title, detail, hint } = describeFailure(failure);
  for (const text of [title, detail, hint ?? title]) {
    expect(text.length).toBeGreaterThan(3);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
  expect(title).not.toMatch(/[.!]$/);
});

test('a thrown error is shown where it was thrown', () => {
  expect(describeFailure(EVERY_FAILURE['handler-threw'])).toEqual({
    title: 'The handler threw',
    detail: 'TypeError: x is null',
    location,
  });
});

test('who calls a host that is not there is told where hosts come from', () => {
  const message = 'fetch failed: no such host: the DNS lookup failed';
  const thrown = { kind: 'handler-threw', error: { name: 'TypeError', message, stack: [] } } as const;
  expect(describeFailure(thrown).hint).toContain('World, Origins');
});

test.each(['Deno', 'Bun', 'module', 'exports', 'require'])(
  'who misses %s is shown the entry styles',
  (global) => {
    const thrown = (name: string): string | undefined =>
      describeFailure({
        kind: 'threw-at-load',
        error: { name, message: `${global} is not defined`, stack: [] },
      }).hint;
    expect(thrown('ReferenceError')).toMatch(
      new RegExp(`no ${global} here[^]*export default \\{ fetch[^]*addEventListener`),
    );
    expect(thrown('TypeError')).not.toContain('export default');
  },
);

test('limits are worded with their units', () => {
  expect(describeFailure(EVERY_FAILURE['cpu-limit']).detail).toContain('1,000 ms');
  expect(describeFailure(EVERY_FAILURE['body-too-large']).detail).toBe('Bodies may hold 10 MiB.');
  expect(describeFailure(EVERY_FAILURE['link-too-large']).detail).toContain('64 KiB');
});

test.each([
  ['left-pad', ['hono', 'zod'], 'These packages come with Halfmilli: hono, zod.'],
  ['hono/jsx', ['hono', 'hono/cors', 'hono/utils/mime'], 'What there is of hono: hono, hono/cors.'],
  ['./greet', [], 'There is no such file in the project'],
])('what can be imported instead of %s', (specifier, importable, hint) => {
  const words = describeFailure({ kind: 'import-unavailable', specifier, location, importable });
  expect(words.hint).toContain(hint);
});

test.each([
  ['absent', 'missing', ['default', 'there'], 'no export “missing”', 'It exports a default export, there.'],
  ['absent', 'default', [], 'no default export', 'It exports nothing.'],
  ['ambiguous', 'x', [], 'more than one “x”', 'export { x } from'],
  ['circular', 'x', [], 'from a module that has it from there', 'where it is declared'],
] as const)('a missing export: %s %s', (why, name, exports, detail, hint) => {
  const words = describeFailure({
    kind: 'export-missing',
    why,
    name,
    specifier: './x',
    location,
    exports,
  });
  expect(words.location).toEqual(location);
  expect(words.detail).toContain(detail);
  expect(words.hint).toContain(hint);
});

test.each([
  [null, 'handler.ts, or what it imports, awaits'],
  [{ file: 'lib/a.ts', line: 2, column: 1 }, 'lib/a.ts awaits'],
])('the file that awaits for ever is named', (location, detail) => {
  const words = describeFailure({ kind: 'load-never-settles', entry: 'handler.ts', location });
  expect(words.detail).toContain(detail);
  expect(words.location).toEqual(location ?? undefined);
});

test.each([
  [0, '0 B'],
  [5, '5 B'],
  [1_023, '1023 B'],
  [1_024, '1 KiB'],
  [1_048_575, '1 MiB'],
  [1_572_864, '1.5 MiB'],
])('%d bytes are %s', (sentBytes, text) => {
  const words = describeFailure({ kind: 'body-broke-off', status: 200, sentBytes, error: null });
  expect(words.hint).toContain(` ${text} of the body`);
});

const unreadable = (expected: readonly string[], found: string): string =>
  describeFailure({ kind: 'test-unreadable', column: 8, expected, found }).detail;

test('a line of tests that cannot be read says what was expected there', () => {
  expect(unreadable(['a number', 'ms', 's'], 'x')).toBe('expected a number, ms or s, and not “x”.');
  expect(unreadable(['a city'], '')).toBe('expected a city.');
  expect(unreadable([], 'x')).toBe('expected the end of the line, and not “x”.');
});
