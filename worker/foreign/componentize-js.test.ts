/** A component that ComponentizeJS builds here and now, with StarlingMonkey inside, in the playground's router. */
import { beforeAll, expect, test } from 'vitest';
import { componentizeJs } from '../../scripts/bench/peers.ts';
import { environment, get, textOf } from '../engine/fixtures/real-handler.ts';
import type { OriginRequest } from '../host/environment.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { Execution, RequestHandler } from '../host/handler.ts';
import { STARLING_HANDLER } from './fixtures/starling-handler.ts';
import { foreignHandler } from './fixtures/in-node.ts';

let handler: RequestHandler;

beforeAll(async () => {
  handler = await foreignHandler(new Uint8Array(await componentizeJs.build(STARLING_HANDLER)));
}, 120_000);

const seen: OriginRequest[] = [];
const world = environment({
  callOrigin: (request) => {
    seen.push(request);
    if (request.host !== 'stock.test') return { kind: 'no-such-host', lookupUs: 2_000 };
    const body = new TextEncoder().encode('seven left');
    return { status: 203, headers: [['x-origin', 'é']], body, networkUs: 30_000, serviceUs: 5_000 };
  },
});
const run = (path: string, fields: Partial<HttpRequest> = {}): Execution =>
  handler.run(get(path, { headers: [['host', 'edge.example']], ...fields }), world);
const jsonOf = (execution: Execution): unknown => JSON.parse(textOf(execution)) as unknown;

test('it answers with status, headers and body, and is told the request', () => {
  const execution = run('/echo?a=b%20c', {
    method: 'PUT',
    headers: [
      ['host', 'edge.example'],
      ['x-one', 'é'],
    ],
    body: 'body é€😀',
  });
  expect(execution.result).toMatchObject({ ok: true, value: { status: 201 } });
  expect(jsonOf(execution)).toMatchObject({
    method: 'PUT',
    path: '/echo?a=b%20c',
    one: expect.any(String) as string,
    body: 'body é€😀',
  });
});

test('it calls simulated origins in virtual time, three at once', () => {
  const execution = run('/fetch');
  expect(jsonOf(execution)).toEqual([203, 'seven left', 35]);
  expect(execution.calls).toHaveLength(3);
  expect(execution.calls[0]).toMatchObject({
    host: 'stock.test',
    method: 'POST',
    path: '/a?b=c',
    status: 203,
  });
  expect(execution.waits).toMatchObject([{ startUs: 0, endUs: 35_000, forOrigin: true }]);
  expect(new TextDecoder().decode(seen.at(-1)?.body)).toBe('how many?');
});

test('a host that is not there is an error that it can catch', () => {
  expect(textOf(run('/nowhere'))).toBe('caught');
});

test('timers pass virtual time, at once', () => {
  const startMs = performance.now();
  const execution = run('/timer');
  expect(textOf(execution)).toBe('9000');
  expect(execution.waits.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0)).toBe(9_000_000);
  expect(performance.now() - startMs).toBeLessThan(5_000);
});

test('each request is answered by a new instance, from the same seed in the same way', () => {
  const answers = [1, 2].map(() => textOf(run('/state')));
  expect(answers[0]).toMatch(/^1 [0-9a-f-]{36}$/);
  expect(answers[1]).toBe(answers[0]);
  const other = handler.run(get('/state'), { ...world, seed: 8 });
  expect(textOf(other)).not.toBe(answers[0]);
});

test('what it prints is in the console', () => {
  const { console } = run('/print');
  expect(console.map(({ level, text }) => [level, text])).toEqual([
    ['log', 'to stdout'],
    ['error', 'to stderr'],
  ]);
});

test('limits hold', () => {
  expect(run('/wait').result).toMatchObject({ failure: { kind: 'wait-limit' } });
  expect(run('/calls').result).toMatchObject({ failure: { kind: 'too-many-calls' } });
  expect(run('/large').result).toMatchObject({ failure: { kind: 'body-too-large' } });
  expect(run('/print').result.ok).toBe(true);
});
