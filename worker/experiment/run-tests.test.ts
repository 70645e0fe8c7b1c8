import { expect, test } from 'vitest';
import { loadHandler } from '../engine/fixtures/real-handler.ts';
import { DEFAULT_WORLD, type World } from '../project/world.ts';
import type { Surge } from '../project/world-traffic.ts';
import type { TestedProject, TestReport } from '../protocol/tests.ts';
import { runTests } from './run-tests.ts';

const API = {
  host: 'api.example.com',
  region: 'us-east-1',
  serviceMs: 20,
  status: 200,
  contentType: 'application/json',
  body: '{"stock":7}',
} as const;

const STATED: World = { ...DEFAULT_WORLD, compute: { startUs: 300, handlerUs: 2_000 }, origins: [API] };

const SOURCE = `export default { async fetch(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/stock') return fetch('https://api.example.com/');
  if (pathname === '/random') return new Response(String(Math.random()));
  if (pathname === '/loop') for (;;);
  console.log('asked');
  return Response.json({ city: request.headers.get('x-client-city') });
} };`;

const named = (name: string, path: string) => ({ name, method: 'GET', path, headers: [], body: '' });

function projectOf(tests: readonly string[], world = STATED): TestedProject {
  const requests = [
    named('Hello', '/'),
    named('Stock', '/stock'),
    named('Random', '/random'),
    named('Loop', '/loop'),
  ];
  return { tests: tests.join('\n'), world, requests, cityId: 'tokyo', connection: 'new', arrival: 'cold' };
}

async function report(tests: readonly string[], world = STATED): Promise<TestReport> {
  return runTests(await loadHandler(SOURCE), projectOf(tests, world), {
    cpuLimitMs: 300,
    entering: () => undefined,
  });
}

const kinds = ({ outcomes }: TestReport): readonly string[] => outcomes.map(({ kind }) => kind);

test('answers are judged from where they were asked for, and each question is run once', async () => {
  const seen = await report([
    '# the cities',
    'status is 200',
    'body $.city is Tokyo',
    'body $.city is Sydney from Sydney',
    'latency on edge < 150 ms from Sydney',
    'latency on lambda < 150 ms from Sydney',
    '"Stock": body $.stock is 7',
    '"Stock": calls api.example.com exactly once',
    'never calls api.example.com',
    '"Random": uses no random',
    'uses no random',
    'prints nothing',
    'imports no sockets',
    'imports wasi:http/outgoing-handler',
  ]);
  expect(kinds(seen)).toEqual([
    'blank',
    'passed',
    'passed',
    'passed',
    'passed',
    'failed',
    'passed',
    'passed',
    'passed',
    'failed',
    'passed',
    'failed',
    'passed',
    'passed',
  ]);
  expect(seen.runs).toBe(4);
  expect(seen.simulated).toBe(0);
});

test('percentiles come from traffic that is the same each time', async () => {
  const lines = [
    'p99 on edge < 1 s',
    'p50 on edge from Tokyo < 60 ms',
    'p50 on lambda from Sydney > 200 ms',
    'cold starts on lambda < 5 %',
    'cold starts on containers is 0',
    'errors is 0',
    '"Stock": p50 on edge > 60 ms',
    'p99.9 on edge from Reykjavik < 1 s',
  ];
  const first = await report(lines);
  const again = await report(lines.slice(0, 6));
  expect(kinds(first)).toEqual([
    'passed',
    'passed',
    'passed',
    'passed',
    'passed',
    'passed',
    'passed',
    'undecided',
  ]);
  expect(again.outcomes).toEqual(first.outcomes.slice(0, 6));
  expect(first.simulated).toBe(200_000);
}, 120_000);

test('requests of attacks are in no percentile', async () => {
  const attack: Surge = {
    kind: 'attack',
    atS: 1,
    perSecond: 20_000,
    rampS: 0,
    durationS: 5,
    botnet: ['tokyo'],
  };
  const world = { ...STATED, traffic: { ...STATED.traffic, surges: [attack] } };
  const { outcomes } = await report(['p50 on containers from Tokyo < 10 s', 'errors on edge is 0'], world);
  const [fromTokyo, errors] = outcomes.map((outcome) => ('found' in outcome ? outcome.found : ''));
  expect(Number(/of ([\d,]+)$/.exec(fromTokyo ?? '')?.[1]?.replace(',', ''))).toBeLessThan(500);
  expect(errors).toMatch(/^0 of [\d,]{1,6},/);
}, 120_000);

test('a handler that loops fails its own lines and no others', async () => {
  const seen = await report(['"Loop": status is 200', '"Loop": p99 on edge < 1 s', 'status is 200']);
  expect(seen.outcomes).toMatchObject([
    { kind: 'crashed', failure: { kind: 'cpu-limit' } },
    { kind: 'crashed', failure: { kind: 'cpu-limit' } },
    { kind: 'passed', found: '200' },
  ]);
}, 120_000);
