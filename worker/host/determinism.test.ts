/** A run is a function of component, request and environment: the seed decides all randomness, virtual time all clocks. */
import { expect, test } from 'vitest';
import { environment, get, loadHandler, loadSnippets, textOf } from '../engine/fixtures/real-handler.ts';
import type { OriginReply } from './environment.ts';

const RANDOM = {
  'Math.random': `return [Math.random(), Math.random()]`,
  'crypto.randomUUID': `return [crypto.randomUUID(), crypto.randomUUID()]`,
  'crypto.getRandomValues': `return [...crypto.getRandomValues(new Uint32Array(4))]`,
  'crypto.subtle.generateKey': `const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    return [...new Uint8Array(await crypto.subtle.exportKey('raw', key))]`,
  'an HMAC key': `const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
    return [...new Uint8Array(await crypto.subtle.exportKey('raw', key))]`,
};
const draw = await loadSnippets(Object.values(RANDOM));
const drawAgain = await loadSnippets(Object.values(RANDOM));

test.each(Object.keys(RANDOM).map((name, index) => [name, index] as const))(
  '%s: the same seed gives the same values, another seed others',
  (_, index) => {
    const first = draw(index, { seed: 1 });
    expect(draw(index, { seed: 2 })).not.toEqual(first);
    expect(draw(index, { seed: 1 })).toEqual(first);
    expect(drawAgain(index, { seed: 1 })).toEqual(first);
  },
);

const valuesOf = (seed: number): unknown[] =>
  Object.keys(RANDOM).flatMap((_, index) => [JSON.stringify(draw(index, { seed }))]);

test('nothing random is baked in: two seeds have no value in common', () => {
  const first = new Set(valuesOf(0));
  for (const seed of [1, 2, 3, 0xffff_ffff])
    expect(valuesOf(seed).filter((value) => first.has(value))).toEqual([]);
});

test('neighbouring seeds are not alike', () => {
  const values = Array.from({ length: 100 }, (_, seed) => (draw(0, { seed }) as number[])[0] ?? 0);
  expect(new Set(values).size).toBe(100);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.1);
});

const reply = (ms: number): OriginReply => ({
  status: 200,
  headers: [],
  body: new Uint8Array(0),
  networkUs: ms * 1_000 - 5_000,
  serviceUs: 5_000,
});

/** Calls https://MS.test for each, and tells the virtual time that took. */
const TIMED = `const call = (ms) => fetch('https://' + ms + '.test/');`;
test.each([
  ['three calls at once take as long as one', `await Promise.all([80, 80, 80].map(call))`, 80],
  ['three calls at once take as long as the slowest', `await Promise.all([80, 20, 140].map(call))`, 140],
  ['three calls in a row take their sum', `for (const ms of [80, 80, 80]) await call(ms)`, 240],
  [
    'a call beside a timer takes the longer',
    `await Promise.all([call(80), new Promise((done) => setTimeout(done, 30))])`,
    80,
  ],
  ['a race ends with the first', `await Promise.race([call(80), call(10)])`, 10],
  ['two in a row beside one', `await Promise.all([call(50).then(() => call(50)), call(70)])`, 100],
  ['computing takes no virtual time', `for (let i = 0; i < 200_000; i++);`, 0],
])('%s', async (_, code, expectedMs) => {
  const handler = await loadHandler(
    `${TIMED} export default { async fetch() { ${code}; return new Response(String(performance.now())); } };`,
  );
  const execution = handler.run(
    get(),
    environment({ callOrigin: ({ host }) => reply(Number.parseInt(host, 10)) }),
  );
  expect(Number(textOf(execution))).toBe(expectedMs);
  expect(execution.waits.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0)).toBe(
    expectedMs * 1_000,
  );
});

test('the same run again is the same, to the last record', async () => {
  const handler = await loadHandler(`export default { async fetch(request) {
    const answers = await Promise.all([20, 10].map(async (ms) => (await fetch('https://' + ms + '.test/')).status));
    console.log(Math.random(), Date.now());
    return Response.json([answers, crypto.randomUUID(), performance.now()]);
  } };`);
  const once = (): object => {
    const { result, console, calls, waits } = handler.run(
      get(),
      environment({ callOrigin: ({ host }) => reply(Number.parseInt(host, 10)) }),
    );
    return {
      result,
      console,
      calls,
      waits: waits.map(({ startUs, endUs, forOrigin }) => [startUs, endUs, forOrigin]),
    };
  };
  expect(once()).toEqual(once());
});
