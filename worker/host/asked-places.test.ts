import { expect, test } from 'vitest';
import { get, loadHandler } from '../engine/fixtures/real-handler.ts';

const NOBODY = { wallClockMs: 0, seed: 1, cpuLimitMs: Infinity } as const;

async function failureOf(line: string) {
  const handler = await loadHandler(`export default {
  async fetch(request) {
    await null;
    ${line}
    return new Response('x');
  },
};`);
  const { result } = handler.run(get('/'), {
    ...NOBODY,
    callOrigin: () => ({ kind: 'no-such-host', lookupUs: 1 }),
  });
  return result.ok ? null : result.failure;
}

test.each([
  ['JSON that is none', `await new Response('<html>').json();`],
  [
    'a form that is none',
    `await new Response('x', { headers: { 'content-type': 'text/plain' } }).formData();`,
  ],
  ['a host that nobody has', `await fetch('https://nowhere.test/');`],
  ['a scheme that nobody fetches', `await fetch('ftp://a.test/');`],
])('%s is told where it was asked for', async (_, line) => {
  expect(await failureOf(line)).toMatchObject({
    kind: 'handler-threw',
    error: { stack: [{ location: { line: 4 } }] },
  });
});
