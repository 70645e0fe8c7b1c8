/** Stacks that tell places which no file has: the engine's own line 0, and those that a handler writes itself. */
import { expect, test } from 'vitest';
import { compileText, environment, get, loadHandler } from '../engine/fixtures/real-handler.ts';
import { createSourceMapper, stopPlace, userFrames } from './user-stack.ts';

const ANSWER = `export default { fetch: () => new Response('ok') };`;

const PLACES = ['0:5', '0:0', '1:0', '99999999999:1', `${'9'.repeat(400)}:1`, '1:99999999999', '2:7', '3:1'];

test.each(PLACES)('a stack that tells %s is read at once, with and without a source map', (place) => {
  const [code, sourceMap] = [
    'first();\nsecond();',
    '{"version":3,"sources":["a.ts"],"names":[],"mappings":"AAAA;AACA"}',
  ];
  const startMs = performance.now();
  for (const map of [null, sourceMap]) {
    const mapper = createSourceMapper([{ file: 'a.ts', code, sourceMap: map }]);
    const stack = `    at f (a.ts:${place})\n`.repeat(3);
    const locations = [
      ...userFrames(stack, mapper, 'x is not iterable').map(({ location }) => location),
      ...userFrames(stack, mapper).map(({ location }) => location),
      stopPlace(stack, mapper),
    ];
    for (const location of locations) {
      if (location === null) continue;
      expect(location.line === 1 || location.line === 2).toBe(true);
      expect(location.column).toBeGreaterThanOrEqual(1);
      expect(location.column).toBeLessThanOrEqual(10);
    }
  }
  expect(performance.now() - startMs).toBeLessThan(5_000);
});

test('a place that the file has is told as it is', () => {
  const mapper = createSourceMapper([{ file: 'a.ts', code: 'first();\nsecond();', sourceMap: null }]);
  const [frame] = userFrames('    at f (a.ts:2:7)', mapper);
  expect(frame?.location).toEqual({ file: 'a.ts', line: 2, column: 7 });
  expect(userFrames('    at f (a.ts:0:7)\n    at f (a.ts:3:1)', mapper)).toEqual([]);
});

test('a static block may print while it is loaded', () => {
  const compiled = compileText(`const a: number = 1;\nclass A { static { console.log('s'); } }\n${ANSWER}`);
  expect(compiled).toMatchObject({ ok: true, value: { console: [{ level: 'log', text: 's' }] } });
});

test('a static block may throw while it is loaded', () => {
  const compiled = compileText(
    `const a: number = 1;\nclass A { static { throw new TypeError('s'); } }\n${ANSWER}`,
  );
  expect(compiled).toMatchObject({
    ok: false,
    failure: { kind: 'threw-at-load', error: { name: 'TypeError', message: 's' } },
  });
});

const forged = (place: string): string =>
  `const e: Error = new Error('forged'); e.stack = '    at f (handler.ts:${place})';`;

test.each(PLACES)('a handler may throw with a stack that tells %s', async (place) => {
  expect(compileText(`${forged(place)} throw e;`)).toMatchObject({
    ok: false,
    failure: { kind: 'threw-at-load', error: { message: 'forged' } },
  });
  const handler = await loadHandler(`export default { fetch(request) {
    ${forged(place)}
    console.log(e);
    Promise.reject(e);
    if (request.url.endsWith('/late')) return new Response('ok');
    throw e;
  } };`);
  expect(handler.run(get(), environment()).result).toMatchObject({
    ok: false,
    failure: { kind: 'handler-threw', error: { message: 'forged' } },
  });
  expect(handler.run(get('/late'), environment()).console.map(({ text }) => text)).toEqual([
    expect.stringContaining('forged'),
    expect.stringContaining('forged'),
  ]);
});
