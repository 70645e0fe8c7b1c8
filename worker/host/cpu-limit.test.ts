/** A handler that computes for too long stops by itself, at its line. */
import { expect, test } from 'vitest';
import { compiler, environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';

const LIMIT_MS = 60;
const limited = environment({ cpuLimitMs: LIMIT_MS });

/** The line that is to be told counts from 1. */
const LOOPS: readonly [string, string, number][] = [
  ['at once', `export default { fetch() {\n  for (;;) {}\n} };`, 2],
  ['in an async function', `export default { async fetch() {\n  let n = 0;\n  while (true) n++;\n} };`, 3],
  [
    'with a counter',
    `export default { async fetch() {\n  Math.abs(1);\n  for (let i = 0; ; i++) Math.abs(i);\n} };`,
    3,
  ],
  [
    'after waiting',
    `export default { async fetch() {\n  await new Promise((done) => setTimeout(done, 5));\n  for (let i = 0; ; i++) {}\n} };`,
    3,
  ],
  [
    'in a function that it calls',
    `const spin = (n: number) => {\n  while (n) n++;\n};\nexport default { fetch: () => spin(1) };`,
    2,
  ],
  [
    'where errors are caught',
    `export default { async fetch() {\n  Math.abs(2);\n  for (;;) try { for (;;) Math.abs(1); } catch {}\n} };`,
    3,
  ],
  [
    'in a listener',
    `addEventListener('fetch', (event) => {\n  event.respondWith((async () => {\n    do {} while (true);\n  })());\n});`,
    3,
  ],
  [
    'in a regular expression',
    `export default { fetch() {\n  const text = 'a'.repeat(40) + 'b';\n  return /^(a+)+$/.test(text);\n  for (;;) {}\n} };`,
    3,
  ],
];

test.each(LOOPS)('a handler that loops %s is stopped at its line', async (_, source, line) => {
  const handler = await loadHandler(source);
  const startMs = performance.now();
  const { result } = handler.run(get(), limited);
  expect(result).toMatchObject({
    failure: { kind: 'cpu-limit', limitMs: LIMIT_MS, location: { file: 'handler.ts', line } },
  });
  expect(performance.now() - startMs).toBeLessThan(100 * LIMIT_MS);
});

test('endless recursion is not blamed on a loop elsewhere', async () => {
  const handler = await loadHandler(
    `const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nfunction other() {\n  for (;;) {}\n}\nexport default { fetch: () => new Response(String(fib(60)) + other) };`,
  );
  expect(handler.run(get(), limited).result).toMatchObject({
    failure: { kind: 'cpu-limit', location: { file: 'handler.ts', line: 1 } },
  });
});

test('the next request is answered as if nothing had been', async () => {
  const handler = await loadHandler(
    `export default { fetch(request) { if (request.url.endsWith('loop')) for (;;) Math.abs(1); return new Response('fine'); } };`,
  );
  expect(handler.run(get('/loop'), limited).result.ok).toBe(false);
  expect(textOf(handler.run(get(), limited))).toBe('fine');
});

test('work after the answer is stopped as well, and the answer stands', async () => {
  const handler = await loadHandler(
    `export default { fetch(request, env, ctx) {\n  ctx.waitUntil((async () => {\n    await new Promise((done) => setTimeout(done, 1)); for (;;) Math.abs(1);\n  })());\n  return new Response('sent');\n} };`,
  );
  const execution = handler.run(get(), limited);
  expect(textOf(execution)).toBe('sent');
  expect(execution.stopped).toMatchObject({ kind: 'cpu-limit', location: { line: 3 } });
  expect(execution.console).toEqual([
    {
      level: 'error',
      text: `Stopped: it computed for more than ${LIMIT_MS} ms (after the response was sent)`,
      location: expect.objectContaining({ line: 3 }) as object,
    },
  ]);
});

test.each([
  ['at once', `let n = 0;\nwhile (true) n++;`, 2],
  ['after an await', `await null;\nfor (;;) {}`, 2],
])('code outside the handler that loops %s is stopped at its line', (_, source, line) => {
  const input = { files: [{ path: 'a.ts', text: source }], entry: 'a.ts' };
  expect(compiler.compile(input, LIMIT_MS)).toMatchObject({
    failure: { kind: 'load-time-limit', limitMs: LIMIT_MS, location: { file: 'a.ts', line } },
  });
});

test('promises without end are stopped', async () => {
  const handler = await loadHandler(`export default { async fetch() {\n  for (;;)\n    await null;\n} };`);
  expect(handler.run(get(), limited).result).toMatchObject({ failure: { kind: 'cpu-limit' } });
});
