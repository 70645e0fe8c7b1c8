/** Components as other toolchains make them, each doing one thing that a playground must cope with. */
import { expect, test } from 'vitest';
import { environment, get, textOf } from '../engine/fixtures/real-handler.ts';
import { LIMITS } from '../host/environment.ts';
import type { Execution } from '../host/handler.ts';
import type { RunFailure } from '../protocol/failure.ts';
import { type Guest, HELLO, makeGuest, WASI } from './fixtures/guest.ts';
import { foreignHandler, openForeign } from './fixtures/in-node.ts';

async function run(guest: Guest): Promise<Execution> {
  return (await foreignHandler(await makeGuest(guest))).run(get(), environment());
}

async function failureOf(guest: Guest): Promise<RunFailure | null> {
  const { result } = await run(guest);
  return result.ok ? null : result.failure;
}

/** In jco’s words. */
const UNREACHABLE = 'wasm trap: wasm `unreachable` instruction executed';

const from = (name: string): string => `"wasi:${name}@${WASI}"`;

test('a component answers', async () => {
  const execution = await run(HELLO);
  expect(textOf(execution)).toBe('hello');
  expect(execution.result).toMatchObject({ value: { status: 200, headers: [] } });
});

test('every request gets an instance of its own', async () => {
  const handler = await foreignHandler(
    await makeGuest({
      handle: `(i32.store8 (i32.const 64) (i32.add (i32.load8_u (i32.const 64)) (i32.const 1)))
        ${HELLO.handle}`,
    }),
  );
  const bodies = [1, 2, 3].map(() => textOf(handler.run(get(), environment())));
  expect(bodies).toEqual(['iello', 'iello', 'iello']);
});

/** Answers "hello" where its memory could grow by that much, and "ll" where it could not. */
const grow = (pages: number): Guest => ({
  handle: `(if (i32.lt_s (memory.grow (i32.const ${pages})) (i32.const 0))
    (then (call $answer (local.get $out) (i32.const 66) (i32.const 2)))
    (else ${HELLO.handle}))`,
});

test('memory grows to the limit of an instance and no further', async () => {
  const mostPages = LIMITS.memoryBytes / 65_536;
  expect(textOf(await run(grow(mostPages - 1)))).toBe('hello');
  expect(textOf(await run(grow(mostPages)))).toBe('ll');
  expect(textOf(await run({ ...grow(65_535), memory: '1 65536' }))).toBe('ll');
});

test('a component that starts with more memory than an instance may have is refused', async () => {
  expect(await openForeign(await makeGuest({ ...HELLO, memory: '4096' }))).toEqual({
    ok: false,
    failure: { kind: 'component-too-hungry', neededBytes: 4_096 * 65_536, limitBytes: LIMITS.memoryBytes },
  });
});

test('an import that nobody serves does no harm until it is called', async () => {
  const imports = `(import "fermyon:spin/key-value@2.0.0" "open" (func $open (param i32 i32 i32)))`;
  const opens = '(call $open (i32.const 64) (i32.const 5) (i32.const 0))';
  const unused = `(if (i32.eqz (i32.load (i32.const 64))) (then ${opens})) ${HELLO.handle}`;
  expect(textOf(await run({ imports, handle: unused }))).toBe('hello');
  expect(await failureOf({ imports, handle: opens })).toEqual({
    kind: 'import-missing',
    import: 'fermyon:spin/key-value open',
  });
});

test.each([
  [
    '[constructor]store',
    '(param i32 i32) (result i32)',
    '(drop (call $call (i32.const 64) (i32.const 5)))',
    'Store',
  ],
  ['[static]store.default', '(result i32)', '(drop (call $call))', 'Store'],
])('so does a resource: %s', async (name, type, handle, called) => {
  const imports = `(import "fermyon:spin/key-value@2.0.0" "${name}" (func $call ${type}))`;
  expect(await failureOf({ imports, handle })).toEqual({
    kind: 'import-missing',
    import: `fermyon:spin/key-value ${called}`,
  });
});

test('a socket is refused with the interface’s own error', async () => {
  const imports = `(import ${from('sockets/tcp-create-socket')} "create-tcp-socket" (func $socket (param i32 i32)))`;
  const handle = `(call $socket (i32.const 0) (i32.const 128))
    (i32.store8 (i32.const 64) (i32.add (i32.const 48) (i32.load8_u (i32.const 128))))
    (i32.store8 (i32.const 65) (i32.add (i32.const 48) (i32.load8_u (i32.const 132))))
    ${HELLO.handle}`;
  // An error (1), and of the error codes access-denied (1).
  expect(textOf(await run({ imports, handle }))).toBe('11llo');
});

test('there are no directories', async () => {
  const imports = `(import ${from('filesystem/preopens')} "get-directories" (func $directories (param i32)))`;
  const handle = `(call $directories (i32.const 128))
    (i32.store8 (i32.const 64) (i32.add (i32.const 48) (i32.load (i32.const 132))))
    ${HELLO.handle}`;
  expect(textOf(await run({ imports, handle }))).toBe('0ello');
});

test.each<[what: string, guest: Guest, failure: RunFailure]>([
  ['traps', { handle: 'unreachable' }, { kind: 'trapped', message: UNREACHABLE }],
  ['answers nothing', { handle: '' }, { kind: 'trapped', message: 'it ended without an answer' }],
  [
    'exits',
    {
      imports: `(import ${from('cli/exit')} "exit" (func $exit (param i32)))`,
      handle: '(call $exit (i32.const 1))',
    },
    { kind: 'exited', code: 1 },
  ],
  [
    'answers with an error',
    { handle: setError('(i32.const 38)') },
    { kind: 'answered-with-error', code: 'internal-error' },
  ],
  [
    'leaves its body unfinished',
    {
      handle: `(local.set $i (call $response (call $fields)))
        (call $body (local.get $i) (i32.const 0))
        ${setOk('(local.get $i)')}`,
    },
    { kind: 'body-broke-off', status: 200, sentBytes: 0, error: null },
  ],
  [
    'calls itself without end',
    { fields: '(func $again (call $again) (call $again))', handle: '(call $again)' },
    {
      kind: 'handler-threw',
      error: { name: 'RangeError', message: 'Maximum call stack size exceeded', stack: [] },
    },
  ],
  [
    'waits for longer than it may',
    {
      imports: `(import ${from('clocks/monotonic-clock')} "subscribe-duration" (func $later (param i64) (result i32)))
        (import ${from('io/poll')} "[method]pollable.block" (func $block (param i32)))`,
      handle: '(call $block (call $later (i64.const 60000000000)))',
    },
    { kind: 'wait-limit', limitMs: LIMITS.waitMs },
  ],
  [
    'wants more randomness than it could hold',
    {
      imports: `(import ${from('random/random')} "get-random-bytes" (func $random (param i64 i32)))`,
      handle: '(call $random (i64.const 1099511627776) (i32.const 0))',
    },
    { kind: 'out-of-memory', limitBytes: LIMITS.memoryBytes },
  ],
])('a component that %s is told apart', async (_, guest, failure) => {
  expect(await failureOf(guest)).toEqual(failure);
});

function setOk(response: string): string {
  return `(call $set (local.get $out) (i32.const 0) ${response}
    (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))`;
}

function setError(code: string): string {
  return `(call $set (local.get $out) (i32.const 1) ${code}
    (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))`;
}

test('an answer that was complete stands, whatever comes after it', async () => {
  const { result, console } = await run({ handle: `${HELLO.handle} unreachable` });
  expect(result.ok).toBe(true);
  expect(console).toEqual([
    { level: 'error', text: `Trapped: ${UNREACHABLE} (after the response was sent)`, location: null },
  ]);
});

test('what it prints keeps its stream, and a line that has not ended is kept too', async () => {
  const imports = `(import ${from('cli/stdout')} "get-stdout" (func $stdout (result i32)))
    (import ${from('cli/stderr')} "get-stderr" (func $stderr (result i32)))`;
  const fields = `(data (i32.const 256) "one\\ntwo\\n{\\22level\\22:\\22info\\22,\\22msg\\22:1}")`;
  const handle = `(call $put (call $stdout) (i32.const 256) (i32.const 8) (i32.const 0))
    (call $put (call $stderr) (i32.const 264) (i32.const 24) (i32.const 0))
    ${HELLO.handle}`;
  const { console } = await run({ imports, fields, handle });
  expect(console.map(({ level, text }) => [level, text])).toEqual([
    ['log', 'one'],
    ['log', 'two'],
    ['error', '{"level":"info","msg":1}'],
  ]);
});
