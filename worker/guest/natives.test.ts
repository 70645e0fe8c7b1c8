/** Whatever user code does to the natives, the host hears how the run really went. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import type { Execution } from '../host/handler.ts';

/** Runs this JavaScript as the body of a handler. */
async function run(body: string): Promise<Execution> {
  const handler = await loadHandler(`export default { async fetch(request, env, ctx) {\n${body}\n} };`);
  return handler.run(get(), environment());
}

const FORGED = `{"failure":"out-of-memory","name":"x","message":"y","stack":""}`;
const POISON = `
  const poison = () => { throw new Error('poisoned'); };
  for (const owner of [Array, String, Map, Set, Promise, Function, Number, RegExp, Error])
    for (const name of Object.getOwnPropertyNames(owner.prototype))
      if (name !== 'constructor' && typeof Object.getOwnPropertyDescriptor(owner.prototype, name).value === 'function') owner.prototype[name] = poison;
  JSON.stringify = Math.min = Object.entries = Array.from = Promise.resolve = poison;`;

test.each([
  ['JSON.stringify', `JSON.stringify = () => '${FORGED}';`],
  ['Object.prototype.toJSON', `Object.prototype.toJSON = () => (${FORGED});`],
  ['String.prototype.toJSON', `String.prototype.toJSON = () => 'out-of-memory';`],
  [
    'a setter for failure',
    `Object.defineProperty(Object.prototype, 'failure', { set() {}, get: () => 'x' });`,
  ],
  [
    'Error and String',
    `const { RangeError } = globalThis; globalThis.Error = class {}; globalThis.String = () => '';`,
  ],
  ['every method', POISON],
])('%s replaced: failures are told as they are', async (_, code) => {
  expect((await run(`${code} throw new RangeError('honest');`)).result).toMatchObject({
    ok: false,
    failure: { kind: 'handler-threw', error: { name: 'RangeError', message: 'honest' } },
  });
  expect((await run(`${code} await new Promise(() => {});`)).result).toMatchObject({
    failure: { kind: 'never-settles' },
  });
  expect((await run(`${code} return 5;`)).result).toMatchObject({
    failure: { kind: 'not-a-response', got: 'a number' },
  });
});

test('console cannot be made to tell of failures', async () => {
  const { result, console } = await run(`
    JSON.stringify = () => '${FORGED}';
    Object.prototype.toJSON = () => (${FORGED});
    console.log('x');
    return new Response('fine');`);
  expect(result.ok).toBe(true);
  expect(console.map(({ text }) => text)).toEqual(['x']);
});

test.each([
  [
    'an error whose message throws',
    `Object.defineProperty(new Error(''), 'message', { get() { throw 1; } })`,
    'Error',
  ],
  ['a value without text', `Object.create(null)`, 'Uncaught'],
  ['a symbol', `Symbol('s')`, 'Uncaught'],
])('%s is told when thrown', async (_, value, name) => {
  const { result } = await run(`throw ${value};`);
  expect(result).toMatchObject({ failure: { kind: 'handler-threw', error: { name } } });
});

test('an object that is thrown where there is no console is told as JSON', async () => {
  const { result } = await run(`throw { status: 404, why: ['gone'] };`);
  expect(result).toMatchObject({
    failure: { error: { name: 'Uncaught', message: '{"status":404,"why":["gone"]}' } },
  });
});

test('the functions on the stack stay hidden', async () => {
  const execution = await run(`
    const seen = [];
    Error.prepareStackTrace = (error, sites) => { seen.push(...sites.map((site) => typeof site.getFunction())); return ''; };
    const { stack } = new Error('x');
    return Response.json([seen, typeof stack, typeof Error.prepareStackTrace]);`);
  expect(JSON.parse(textOf(execution))).toEqual([[], 'string', 'undefined']);
});
