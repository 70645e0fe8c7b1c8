import { expect, test } from 'vitest';
import type { PlatformRun } from '../../protocol/runner.ts';
import type { City } from '../../protocol/places.ts';
import type { TestedProject, TestOutcome } from '../../protocol/tests.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { DEFAULT_WORLD } from '../world.ts';
import type { Evidence, PlatformFigures, SeenRun } from './evidence.ts';
import { judgeLines } from './judge.ts';
import { planTests } from './plan.ts';

const city = (id: string, name: string, country: string, population = 1): City => ({
  id,
  name,
  country,
  population,
  latitude: 0,
  longitude: 0,
  timeZone: 'UTC',
});
const CITIES = [
  city('tokyo', 'Tokyo', 'JP'),
  city('sao-paulo', 'São Paulo', 'BR'),
  city('london-ca', 'London', 'CA', 4),
  city('london', 'Greater London', 'GB', 90),
  city('york-1', 'York', 'GB', 2),
  city('york-2', 'York', 'US', 3),
];

const request = (name: string) => ({ name, method: 'GET', path: '/', headers: [], body: '' });
const projectOf = (tests: string): TestedProject => ({
  tests,
  world: DEFAULT_WORLD,
  requests: [request('First'), request('Second')],
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'cold',
});

const BODY = '{"name":"Ada","items":[1,2,3],"ok":true,"none":null}';

function runOn(platform: PlatformId, fields: Partial<PlatformRun> = {}): PlatformRun {
  return {
    platform,
    routing: {} as PlatformRun['routing'],
    result: {
      ok: true,
      value: {
        status: 200,
        headers: [
          ['Content-Type', 'application/json'],
          ['x-age', '42'],
        ],
        body: new TextEncoder().encode(BODY),
      },
    },
    late: null,
    console: [],
    waterfall: {
      segments: [],
      after: [],
      calls: [],
      ttfbUs: 80_000,
      totalUs: platform === 'edge' ? 90_000 : 250_000,
    },
    chunks: [],
    usesRandom: false,
    ...fields,
  };
}

const PLATFORMS = ['lambda', 'containers', 'edge'] as const;
const ALIKE = PLATFORMS.map((platform) => runOn(platform));

const figures: PlatformFigures = {
  platform: 'edge',
  sent: 1_010,
  served: 1_000,
  coldStarts: 20,
  errors: 10,
  latencies: [
    { cityId: null, us: Float64Array.from({ length: 1_000 }, (_, index) => 1_000 * (index + 1)) },
    { cityId: 'sao-paulo', us: Float64Array.of(7_000) },
  ],
};

/** Everything that the plan asks for is answered the same. */
function judge(tests: string, runs: SeenRun['runs'] = { ok: true, value: ALIKE }): readonly TestOutcome[] {
  const project = projectOf(tests);
  const plan = planTests(project, CITIES);
  const evidence: Evidence = {
    runs: plan.runs.map((question) => ({ question, runs })),
    traffic: plan.traffic.map(({ request: index }) => ({
      request: index,
      platforms: { ok: true, value: PLATFORMS.map((platform) => ({ ...figures, platform })) },
    })),
    imports: ['wasi:random/random', 'wasi:http/types'],
  };
  return judgeLines(plan.lines, project, evidence);
}

test.each([
  ['status is 200', '200'],
  ['status is 2xx', '200'],
  ['status is not 404', '200'],
  ['header content-type contains json', 'application/json'],
  ['header X-AGE is 42', '42'],
  ['header x-age > 41', '42'],
  ['header etag is missing', 'there is none'],
  ['body contains "Ada"', BODY],
  ['body matches /"ok":TRUE/i', BODY],
  ['body is not empty', BODY],
  ['body $.name is Ada', 'Ada'],
  ['body $.items.length is 3', '3'],
  ['body $.items contains 2', '[1,2,3]'],
  ['body $.none is null', 'null'],
  ['body $.missing does not exist', 'there is none'],
  ['latency on edge < 100 ms', '90 ms'],
  ['latency >= 90 ms', '250 ms on lambda, 250 ms on containers, 90 ms on edge'],
  ['ttfb < 81 ms', '80 ms'],
  ['calls nothing', '0 calls'],
  ['never calls example.com', '0 calls'],
  ['uses no random', 'asked for none'],
  ['prints nothing', 'nothing printed'],
  ['imports no sockets', 'imports no sockets'],
  ['imports random', 'imports wasi:random/random'],
  ['p99 on edge <= 990 ms', '990 ms of 1,000'],
  ['p99.9 on edge is 999 ms', '999 ms of 1,000'],
  ['mean on edge < 501 ms', '500.5 ms of 1,000'],
  ['cold starts is 2 %', '20 of 1,000, 2 %'],
  ['cold starts < 21', '20 of 1,000, 2 %'],
  ['errors < 1%', '10 of 1,010, 0.99 %'],
])('%s holds: %s', (line, found) => {
  expect(judge(line)).toEqual([{ kind: 'passed', found }]);
});

test.each([
  ['status is 404', '200'],
  ['header etag exists', 'there is none'],
  ['body is Ada', BODY],
  ['body $.name > 1', 'Ada'],
  ['body $.a.b.c is 1', 'there is none'],
  ['latency < 100 ms', '250 ms on lambda, 250 ms on containers'],
  ['calls a.example', '0 calls'],
  ['imports no wasi:random', 'imports wasi:random/random'],
  ['p50 on edge < 500 ms', '500 ms of 1,000'],
  ['errors is 0', '10 of 1,010, 0.99 %'],
])('%s does not hold: %s', (line, found) => {
  expect(judge(line)).toEqual([{ kind: 'failed', found }]);
});

test('calls are counted by host, and others are named', () => {
  const call = {
    method: 'GET',
    path: '/',
    status: 200,
    startUs: 0,
    durationUs: 1,
    networkUs: 1,
    serviceUs: 0,
  };
  const calls = ['api.example.com', 'API.example.com', 'b.test'].map((host) => ({ ...call, host }));
  const waterfall = { segments: [], after: [], calls, ttfbUs: 1, totalUs: 1 };
  const lines = [
    'calls api.example.com exactly twice',
    'calls *.example.com at most 2 times',
    'calls anything at least 3 times',
    'never calls b.test on edge',
    'calls c.test',
  ].join('\n');
  const value = PLATFORMS.map((platform) => runOn(platform, { waterfall }));
  expect(judge(lines, { ok: true, value })).toEqual([
    { kind: 'passed', found: '2 calls' },
    { kind: 'passed', found: '2 calls' },
    { kind: 'passed', found: '3 calls' },
    { kind: 'failed', found: '1 call' },
    { kind: 'failed', found: '0 calls; it calls api.example.com, API.example.com, b.test' },
  ]);
});

test('what a handler printed is told by its level', () => {
  const console = [
    { level: 'log', text: 'fine', location: null },
    { level: 'error', text: 'not fine\n at all', location: null },
  ] as const;
  const value = PLATFORMS.map((platform) => runOn(platform, { console }));
  expect(judge('prints no errors\nprints no warnings\nprints nothing', { ok: true, value })).toEqual([
    { kind: 'failed', found: '1 printed, the first: not fine ⏎ at all' },
    { kind: 'passed', found: 'nothing printed' },
    { kind: 'failed', found: '2 printed, the first: fine' },
  ]);
});

test('a handler that fails on one platform fails the lines that need its answer there', () => {
  const failure = { kind: 'never-settles' } as const;
  const value = [...ALIKE.slice(0, 2), runOn('edge', { result: { ok: false, failure } })];
  expect(judge('status is 200\nstatus is 200 on lambda\ncalls nothing', { ok: true, value })).toEqual([
    { kind: 'crashed', failure },
    { kind: 'passed', found: '200' },
    { kind: 'passed', found: '0 calls' },
  ]);
  expect(judge('calls nothing', { ok: false, failure })).toEqual([{ kind: 'crashed', failure }]);
});

test.each([
  ['"Third": status is 200', { kind: 'test-request-unknown', name: 'Third', names: ['First', 'Second'] }],
  ['status is 200 from Atlantis', { kind: 'test-city-unknown', name: 'Atlantis' }],
  ['status is 200 on hybrid', { kind: 'test-platform-absent', platform: 'hybrid', platforms: PLATFORMS }],
  ['p99 from sao paulo < 1 s', { kind: 'test-sample-small', count: 1, needed: 100 }],
  ['status is', { kind: 'test-unreadable', column: 10, found: '' }],
])('%s cannot be judged', (line, trouble) => {
  expect(judge(line)).toMatchObject([{ kind: 'undecided', trouble }]);
});

test('a plan has each run and each traffic once', () => {
  const plan = planTests(
    projectOf(`# both of the first
status is 200
body contains x on edge
"First": latency from tokyo < 1 s
"Second": status is 200 from "São Paulo"
status is 200 from York, US
status is 200 from York
latency on lambda when warm < 1 s
p99 < 1 s
p99 from Sao Paulo < 1 s
imports no sockets`),
    CITIES,
  );
  expect(plan.lines[0]).toEqual({ kind: 'blank' });
  expect(plan.runs).toEqual([
    { request: 0, cityId: 'tokyo', connection: 'new', arrival: 'cold' },
    { request: 1, cityId: 'sao-paulo', connection: 'new', arrival: 'cold' },
    { request: 0, cityId: 'york-2', connection: 'new', arrival: 'cold' },
    { request: 0, cityId: 'tokyo', connection: 'new', arrival: 'warm' },
  ]);
  expect(plan.traffic).toEqual([{ request: 0, cityIds: ['sao-paulo'] }]);
});
