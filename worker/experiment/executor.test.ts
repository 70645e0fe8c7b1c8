import { expect, test } from 'vitest';
import { get, loadHandler } from '../engine/fixtures/real-handler.ts';
import type { Handler } from '../host/handler.ts';
import type { Arrival, Execution } from '../model/simulation.ts';
import type { Site } from '../model/routing/site.ts';
import { DEFAULT_WORLD, type World } from '../project/world.ts';
import { createExecutor, type Executor } from './executor.ts';

const world: World = {
  ...DEFAULT_WORLD,
  origins: [
    { host: 'a.test', region: 'us-east-1', serviceMs: 20, status: 200, contentType: 'text/plain', body: 'x' },
  ],
};
const SILENT = await loadHandler(
  `export default { fetch: (request) => new Response(request.headers.get('x-client-city')) };`,
);
const CHATTY = await loadHandler(`export default { fetch: () => fetch('https://a.test/') };`);

const PATHS = await loadHandler(
  `export default { fetch: ({ url }) => new Response(new URL(url).pathname) };`,
);

const REGION: Site = { kind: 'region', index: 0 };
const POP: Site = { kind: 'pop', index: 40 };

interface Trial {
  readonly executor: Executor;
  /** How often the handler was entered. */
  readonly entered: () => number;
  /** As the simulation does: the platforms of one arrival, one after another. */
  readonly arrive: (
    index: number,
    cityIndex?: number,
    pop?: Site,
    isAttack?: boolean,
    kind?: number,
  ) => Execution[];
}

function trial(handler: Handler, share = 1, isStated = false): Trial {
  let entered = 0;
  const executor = createExecutor(handler, {
    world,
    kinds: [
      {
        request: get('/', {
          headers: [
            ['Authorization', 'Bearer a'],
            ['Cookie', 'a=b'],
          ],
        }),
        computeUs: (index) => 1_000 + index,
        isStated,
      },
      { request: get('/other'), computeUs: (index) => 9_000 + index, isStated },
    ],
    share,
    cpuLimitMs: Infinity,
    entering: () => entered++,
  });
  const arrive = (index: number, cityIndex = 0, pop = POP, isAttack = false, kind = 0): Execution[] => {
    const arrival: Arrival = { index, draw: index, cityIndex, arrivalUs: index * 1_000, kind, isAttack };
    return DEFAULT_WORLD.platforms.map((platform, position) =>
      executor.execute(arrival, platform, position === 2 ? pop : REGION),
    );
  };
  return { executor, entered: () => entered, arrive };
}

test('a handler that calls no origin runs once for each arrival', () => {
  const { executor, entered, arrive } = trial(SILENT);
  for (let index = 0; index < 10; index++) arrive(index);
  expect([executor.executed, entered()]).toEqual([10, 10]);
});

test('a handler that calls an origin runs once for each arrival and place', () => {
  const { executor, entered, arrive } = trial(CHATTY);
  for (let index = 0; index < 10; index++) arrive(index);
  expect([executor.executed, entered()]).toEqual([10, 20]);
});

test('each arrival has its own compute, and waits by the place it is served at', () => {
  const { arrive } = trial(CHATTY);
  arrive(0);
  const [lambda, containers, edge] = arrive(7);
  expect(lambda).toEqual(containers);
  expect([lambda?.computeUs, edge?.computeUs]).toEqual([1_007, 1_007]);
  expect(lambda?.waitUs).toBeGreaterThan(20_000);
  expect(edge?.waitUs).toBeGreaterThan((lambda?.waitUs ?? 0) + 10_000);
});

test('work after the answer is told apart from what the answer took', async () => {
  const late = await loadHandler(`export default { fetch(request, env, ctx) {
    ctx.waitUntil(new Promise((done) => setTimeout(done, 50)).then(() => {
      for (let i = 0, sum = 0; i < 200_000; i++) sum += i;
    }));
    return new Response('x');
  } };`);
  const [, measured] = [0, 1].map((index) => trial(late).arrive(index)[0]);
  if (!measured) throw new Error('nobody answered');
  expect(measured.waitUs).toBe(0);
  // Half of the wait, which a pause of the machine does not reach.
  expect(measured.computeUs).toBeLessThan(25_000);
  expect(measured.computeUs + measured.lateUs).toBeCloseTo(50_000 + 1_001);
  const [stated] = trial(late, 1, true).arrive(1);
  expect(stated).toMatchObject({ computeUs: 1_001, lateUs: 50_000 });
  const [silent] = trial(SILENT).arrive(1);
  expect(silent?.lateUs).toBe(0);
});

test('the size of the answer is that of the answer to this client', () => {
  const { arrive } = trial(SILENT);
  const sizes = Array.from({ length: 30 }, (_, cityIndex) => arrive(cityIndex, cityIndex)[0]?.responseBytes);
  expect(new Set(sizes).size).toBeGreaterThan(3);
});

test('a failing handler is told as failed', async () => {
  const failing = await loadHandler(`export default { fetch() { throw 1; } };`);
  expect(
    trial(failing)
      .arrive(0)
      .map(({ failed }) => failed),
  ).toEqual([true, true, true]);
  expect(
    trial(SILENT)
      .arrive(0)
      .map(({ failed }) => failed),
  ).toEqual([false, false, false]);
});

test.each([
  [1, 100, 100],
  [0.5, 100, 50],
  [0.1, 1_000, 100],
  [0.003, 1_000, 3],
  [5, 10, 10],
])('with a share of %d, %i arrivals execute %i, spread evenly', (share, arrivals, expected) => {
  const { executor, arrive } = trial(SILENT, share);
  const executedAfter = Array.from({ length: arrivals }, (_, index) => {
    arrive(index);
    return executor.executed;
  });
  // The very first arrival always runs: there is nothing to reuse yet.
  expect(Math.abs(executor.executed - expected)).toBeLessThanOrEqual(1);
  const half = executedAfter[arrivals / 2 - 1] ?? 0;
  expect(Math.abs(half - expected / 2)).toBeLessThanOrEqual(1.5);
});

test('what is not executed takes the outcome of the last that was', () => {
  const { arrive, entered } = trial(CHATTY, 0.5);
  const first = arrive(0)[2];
  const reused = arrive(2)[2];
  expect(entered()).toBe(2);
  expect({ ...reused, computeUs: 0 }).toEqual({ ...first, computeUs: 0 });
  expect(reused?.computeUs).toBe(1_002);
});

test('compute time is taken for as many runs as there were, and taken once', () => {
  const { executor, arrive } = trial(CHATTY);
  arrive(0);
  arrive(1);
  const { ms, runs } = executor.takeComputeTime(0);
  expect(runs).toBe(4);
  expect(ms).toBeGreaterThan(0);
  expect(executor.takeComputeTime(0)).toEqual({ ms: 0, runs: 0 });
});

test('beyond the share no arrival runs at a place where one has run, however many places there are', () => {
  const { executor, entered, arrive } = trial(CHATTY, 0.05);
  const places = Array.from({ length: 40 }, (_, index): Site => ({ kind: 'pop', index }));
  for (let index = 0; index < 2_000; index++) arrive(index, 0, places[index % places.length]);
  expect(entered()).toBeLessThanOrEqual(2 * executor.executed);
  expect(executor.executed).toBeLessThanOrEqual(2_000 * 0.05 + places.length);
});

test('the first failure is kept', async () => {
  const failing = await loadHandler(`export default { fetch() { throw new Error('why'); } };`);
  const { executor, arrive } = trial(failing);
  expect(executor.firstFailure).toBeNull();
  arrive(0);
  expect(executor.firstFailure).toMatchObject({ kind: 'handler-threw', error: { message: 'why' } });
});

test.each([1, 0.3])(
  'requests of attacks have no credentials, also where only %d of all run',
  async (share) => {
    const guarded = await loadHandler(`export default { fetch: ({ headers }) =>
    headers.has('authorization') && headers.has('cookie') ? fetch('https://a.test/') : new Response('no') };`);
    const { arrive } = trial(guarded, share);
    for (let index = 0; index < 20; index++) {
      const isAttack = index % 3 === 1;
      const waits = arrive(index, index, POP, isAttack).map(({ waitUs }) => waitUs > 0);
      expect(waits).toEqual([!isAttack, !isAttack, !isAttack]);
    }
  },
);

test('each kind of request runs its own, with its own compute and times', () => {
  const echo = trial(PATHS);
  const bytes = (kind: number, index: number) => echo.arrive(index, 0, POP, false, kind)[0];
  const [root, other] = [bytes(0, 0), bytes(1, 1)];
  expect((other?.responseBytes ?? 0) - (root?.responseBytes ?? 0)).toBe('/other'.length - '/'.length);
  expect([root?.computeUs, other?.computeUs]).toEqual([1_000, 9_001]);
  expect([0, 1].map((kind) => echo.executor.takeComputeTime(kind).runs)).toEqual([1, 1]);
  const rare = trial(PATHS, 0.001);
  for (let index = 0; index < 10; index += 1) rare.arrive(index, 0, POP, false, index % 2);
  expect([rare.executor.executed, rare.entered()]).toEqual([2, 2]);
});
