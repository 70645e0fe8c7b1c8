import { expect, test } from 'vitest';
import { EXAMPLES } from '../../examples/index.ts';
import { get, loadHandler, type Source } from '../engine/fixtures/real-handler.ts';
import type { Origin, World } from '../project/world.ts';
import { DEFAULT_WORLD } from '../project/world.ts';
import type { Limited } from '../protocol/result.ts';
import type { PlatformRun, RunInput, RunOutput } from '../protocol/runner.ts';
import { runOnce } from './run-once.ts';

/** Stated figures, so that runs can be compared bit for bit. */
const STATED: World = { ...DEFAULT_WORLD, compute: { startUs: 300, handlerUs: 2_000 } };

/** runOnce gets its handler as an argument and reads nothing of this. */
const artifact = { kind: 'compiled', id: 'a', core: new Uint8Array(0), sourceMaps: [] } as const;

const inputOf = (fields: Partial<Limited<RunInput>> = {}): Limited<RunInput> => ({
  artifact,
  world: STATED,
  request: get(),
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'cold',
  cpuLimitMs: 5_000,
  ...fields,
});

async function run(
  source: Source,
  input: Limited<RunInput>,
  entering = (): void => undefined,
): Promise<RunOutput> {
  const done = runOnce(await loadHandler(source), input, entering);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

function expectSound({ waterfall }: PlatformRun): void {
  const { segments, calls, ttfbUs, totalUs } = waterfall;
  let nowUs = 0;
  for (const { startUs, durationUs } of segments) {
    expect(startUs).toBe(nowUs);
    expect(Number.isInteger(durationUs) && durationUs > 0).toBe(true);
    nowUs += durationUs;
  }
  expect(nowUs).toBe(totalUs);
  expect(ttfbUs).toBeLessThanOrEqual(totalUs);
  const handlerKinds = new Set(['compute', 'origin-wait']);
  const handler = segments.filter(({ kind }) => handlerKinds.has(kind));
  const fromUs = Math.min(...handler.map(({ startUs }) => startUs));
  const untilUs = Math.max(...handler.map(({ startUs, durationUs }) => startUs + durationUs));
  for (const call of calls) {
    expect(call.startUs).toBeGreaterThanOrEqual(fromUs);
    expect(call.startUs + call.durationUs).toBeLessThanOrEqual(untilUs);
    expect(call.networkUs + call.serviceUs).toBe(call.durationUs);
  }
}

const requests = EXAMPLES.flatMap(({ id, project }) =>
  project.requests.map((request) => [id, request.name, project, request] as const),
);

test.each(requests)(
  'example %s, request "%s": its platforms, the same answer, waterfalls that add up',
  async (_, __, project, request) => {
    const { runs } = await run(project, inputOf({ world: project.world, cityId: project.cityId, request }));
    expect(runs.map(({ platform }) => platform)).toEqual(project.world.platforms);
    for (const platformRun of runs) {
      expectSound(platformRun);
      expect(platformRun.result).toEqual(runs[0]?.result);
      expect(platformRun.result.ok).toBe(true);
    }
  },
);

const CHATTY = `export default { async fetch(request) {
  const started = performance.now();
  await Promise.all([fetch('https://a.test/1'), fetch('https://a.test/2', { method: 'POST', body: 'x' })]);
  await fetch('https://b.test/3');
  return Response.json([request.headers.get('x-client-city'), Math.random()]);
} };`;
const origin = (host: string, region: Origin['region'], serviceMs: number): Origin => ({
  host,
  region,
  serviceMs,
  status: 200,
  contentType: 'text/plain',
  body: 'x',
});
const world: World = {
  ...STATED,
  origins: [origin('a.test', 'us-east-1', 20), origin('b.test', 'eu-west-1', 10)],
};

test('a waterfall shows each call to an origin, and waits as long as they take', async () => {
  const { runs } = await run(CHATTY, inputOf({ world }));
  for (const platformRun of runs) {
    expectSound(platformRun);
    const { calls, segments } = platformRun.waterfall;
    expect(calls.map(({ host, method, path, status }) => [host, method, path, status])).toEqual([
      ['a.test', 'GET', '/1', 200],
      ['a.test', 'POST', '/2', 200],
      ['b.test', 'GET', '/3', 200],
    ]);
    const waits = segments.filter(({ kind }) => kind === 'origin-wait');
    expect(calls.map(({ startUs }) => startUs)).toEqual([
      waits[0]?.startUs,
      waits[0]?.startUs,
      waits.at(-1)?.startUs,
    ]);
    const waitedUs = waits.reduce((sum, { durationUs }) => sum + durationUs, 0);
    expect(waitedUs).toBe((calls[0]?.durationUs ?? 0) + (calls[2]?.durationUs ?? 0));
    expect(calls.map(({ serviceUs }) => serviceUs)).toEqual([20_000, 20_000, 10_000]);
  }
});

test('where the handler runs decides how far its origins are', async () => {
  const { runs } = await run(CHATTY, inputOf({ world }));
  const networkUs = runs.map(({ waterfall }) => waterfall.calls[0]?.networkUs ?? 0);
  const [lambda = 0, containers = 0, edge = 0] = networkUs;
  expect(lambda).toBe(containers);
  expect(edge).toBeGreaterThan(10 * lambda);
});

test('with stated figures a run repeats bit for bit, and another seed changes what is random', async () => {
  const [first, again] = [await run(CHATTY, inputOf({ world })), await run(CHATTY, inputOf({ world }))];
  expect(again.runs).toEqual(first.runs);
  const other = await run(CHATTY, inputOf({ world: { ...world, seed: 501 } }));
  expect(other.runs[0]?.result).not.toEqual(first.runs[0]?.result);
});

test('stated figures are in the waterfall and say that they are stated', async () => {
  const { runs } = await run(`export default { fetch: () => new Response('x') };`, inputOf());
  const edge = runs[2]?.waterfall.segments ?? [];
  const told = edge
    .filter(({ kind }) => kind === 'cold-start' || kind === 'compute')
    .map(({ kind, durationUs, provenance }) => [kind, durationUs, provenance.kind]);
  expect(told).toEqual([
    ['cold-start', 300, 'modelled'],
    ['compute', 2_000, 'modelled'],
  ]);
});

test('measured figures come with how they were measured', async () => {
  const { runs, measurement } = await run(
    `export default { fetch: () => new Response('x') };`,
    inputOf({ world: DEFAULT_WORLD }),
  );
  const compute = runs[2]?.waterfall.segments.find(({ kind }) => kind === 'compute');
  expect(compute?.provenance).toMatchObject({ kind: 'measured', spread: measurement.compute });
  const { bareInstance } = measurement;
  if (!bareInstance) throw new Error('a handler of ours has no bare instance to compare with');
  for (const { p5Us, p50Us, p95Us } of [measurement.start, measurement.compute, bareInstance]) {
    expect(p5Us).toBeLessThanOrEqual(p50Us);
    expect(p50Us).toBeLessThanOrEqual(p95Us);
  }
  expect(measurement.start.p50Us).toBeGreaterThan(0);
});

test('a reused connection shakes no hands, a warm arrival starts nothing', async () => {
  const hello = `export default { fetch: () => new Response('x') };`;
  const kindsOf = async (input: Limited<RunInput>): Promise<string[][]> =>
    (await run(hello, input)).runs.map(({ waterfall }) => waterfall.segments.map(({ kind }) => kind));
  const [coldLambda] = await kindsOf(inputOf());
  expect(coldLambda).toEqual(expect.arrayContaining(['dns', 'tcp', 'tls', 'cold-start']));
  const [lambda, containers, edge] = await kindsOf(inputOf({ connection: 'reused', arrival: 'warm' }));
  expect(
    [...(lambda ?? []), ...(containers ?? [])].filter((kind) =>
      ['dns', 'tcp', 'tls', 'cold-start'].includes(kind),
    ),
  ).toEqual([]);
  expect(edge).toContain('cold-start');
});

test('the router tells where the client is, and a client cannot', async () => {
  const source = `export default { fetch: (request) => Response.json([...request.headers]) };`;
  const { runs } = await run(
    source,
    inputOf({
      cityId: 'sao-paulo',
      request: get('/', {
        headers: [
          ['X-Client-City', 'forged'],
          ['a', '1'],
        ],
      }),
    }),
  );
  const { result } = runs[0] as PlatformRun;
  expect(result.ok && JSON.parse(new TextDecoder().decode(result.value.body))).toEqual([
    ['a', '1'],
    ['host', 'edge.example'],
    ['x-client-city', 'Sao Paulo'],
    ['x-client-country', 'BR'],
    ['x-client-latitude', expect.stringMatching(/^-23\./) as string],
    ['x-client-longitude', expect.stringMatching(/^-46\./) as string],
  ]);
});

test('a handler that fails has a result that says so, and a waterfall all the same', async () => {
  const { runs } = await run(
    `export default { fetch() { console.log('before'); throw new RangeError('x'); } };`,
    inputOf(),
  );
  for (const platformRun of runs) {
    expectSound(platformRun);
    expect(platformRun.result).toMatchObject({ ok: false, failure: { kind: 'handler-threw' } });
    expect(platformRun.console.map(({ text }) => text)).toEqual(['before']);
  }
});

test('an unknown city is refused', async () => {
  const done = runOnce(await loadHandler(CHATTY), inputOf({ cityId: 'atlantis' }), () => undefined);
  expect(done).toEqual({
    ok: false,
    failure: { kind: 'bad-request', message: 'there is no city "atlantis"' },
  });
});

test('a watchdog hears of the handler before each time it is entered', async () => {
  let entered = 0;
  await run(`export default { fetch: () => new Response('x') };`, inputOf(), () => entered++);
  expect(entered).toBeGreaterThanOrEqual(3);
});

const edgeOf = async (source: string, origins: readonly Origin[] = []): Promise<PlatformRun> => {
  const { runs } = await run(source, inputOf({ world: { ...STATED, origins: [...origins] } }));
  const edge = runs.find(({ platform }) => platform === 'edge');
  if (!edge) throw new Error('nothing ran at the edge');
  return edge;
};

const slowOrigin = (host: string): Origin => ({
  host,
  region: 'us-east-1',
  serviceMs: 80,
  status: 200,
  contentType: 'text/plain',
  body: host,
});

test('calls at once take the time of one', async () => {
  const origins = ['a.test', 'b.test', 'c.test'].map(slowOrigin);
  const { waterfall } = await edgeOf(
    `export default { fetch: async () => Response.json(await Promise.all(
      ['a', 'b', 'c'].map(async (name) => (await fetch('https://' + name + '.test/')).text()))) };`,
    origins,
  );
  const waitedUs = waterfall.segments
    .filter(({ kind }) => kind === 'origin-wait')
    .reduce((sum, { durationUs }) => sum + durationUs, 0);
  expect(waterfall.calls).toHaveLength(3);
  expect(waitedUs).toBe(Math.max(...waterfall.calls.map(({ durationUs }) => durationUs)));
});

test('work after the response is shown after it, calls among it, and delays nothing', async () => {
  const answer = `return new Response('sent');`;
  const plain = await edgeOf(`export default { fetch() { ${answer} } };`);
  const { waterfall } = await edgeOf(
    `export default { fetch(request, env, ctx) {
      ctx.waitUntil((async () => {
        await new Promise((done) => setTimeout(done, 40));
        await fetch('https://log.test/', { method: 'POST', body: 'x' });
      })());
      ${answer}
    } };`,
    [slowOrigin('log.test')],
  );
  expect(waterfall.totalUs).toBe(plain.waterfall.totalUs);
  expect(plain.waterfall.after).toEqual([]);
  const waits = waterfall.after.filter(({ kind }) => kind === 'origin-wait');
  const [call] = waterfall.calls;
  expect(waits.map(({ durationUs }) => durationUs)).toEqual([40_000, call?.durationUs]);
  const response = waterfall.segments.find(({ kind }) => kind === 'response');
  expect(waterfall.after[0]?.startUs).toBe(response?.startUs);
  expect(call?.startUs).toBe(waits[1]?.startUs);
});

test.each([
  ['a handler that gave waitUntil nothing', `new Response('sent')`],
  ['a promise that nobody waits for', `(busy().then(() => console.log('end')), new Response('sent'))`],
  ['a fetch that nobody waits for', `(busy().then(() => fetch('https://log.test/')), new Response('sent'))`],
  ['work that never waits', `(ctx.waitUntil(busy()), new Response('sent'))`],
])('nothing is shown after the response of %s', async (_, answer) => {
  const source = `const busy = async () => {
    for (let i = 0; i < 200; i++) { await null; for (let j = 0; j < 500; j++); }
  };
  export default { fetch: (request, env, ctx) => ${answer} };`;
  expect((await edgeOf(source, [slowOrigin('log.test')])).waterfall.after).toEqual([]);
});

test('a handler that is ended tells what it had printed', async () => {
  const handler = await loadHandler(`export default { fetch() { console.log('before'); for (;;) {} } };`);
  expect(runOnce(handler, inputOf({ cpuLimitMs: 100 }), () => undefined)).toMatchObject({
    ok: false,
    failure: { kind: 'cpu-limit', limitMs: 100, printed: [{ level: 'log', text: 'before' }] },
  });
});

test('work after the response that is ended is told as that, beside the response', async () => {
  const source = `export default { fetch(request, env, ctx) {
    ctx.waitUntil(new Promise((done) => setTimeout(done, 1)).then(() => { for (;;) {} }));
    return new Response('sent');
  } };`;
  const { runs } = await run(source, inputOf({ cpuLimitMs: 100 }));
  for (const { result, late } of runs) {
    expect(result).toMatchObject({ ok: true, value: { status: 200 } });
    expect(late).toMatchObject({ kind: 'cpu-limit', limitMs: 100, location: { line: 2 } });
  }
});

const pieces = (waitMs: number): string => `export default { fetch: () => new Response(new ReadableStream({
  async start(controller) {
    controller.enqueue(new TextEncoder().encode('first'));
    await new Promise((done) => setTimeout(done, ${waitMs}));
    controller.enqueue(new TextEncoder().encode('last'));
    controller.close();
  },
})) };`;

test('the first byte of a streamed answer does not wait for its last', async () => {
  const [quick, slow] = [await edgeOf(pieces(1)), await edgeOf(pieces(500))];
  expect(slow.waterfall.ttfbUs).toBe(quick.waterfall.ttfbUs);
  expect(slow.waterfall.totalUs - quick.waterfall.totalUs).toBe(499_000);
  expect(slow.waterfall.segments.map(({ kind }) => kind)).toContain('stream');
});
