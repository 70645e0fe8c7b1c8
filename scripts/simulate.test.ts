import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeLink } from '../worker/project/link.ts';
import { DEFAULT_WORLD } from '../worker/project/world.ts';
import { projectOf } from '../src/state/fake-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'halfmilli-simulate-'));

function simulate(text: string): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'scenario.json');
  writeFileSync(file, text);
  return run(file);
}

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/simulate.ts', ...args], {
    encoding: 'utf8',
  });
}

test('the report is the same bytes each time and holds no wall time', () => {
  // Some editors begin a file with a byte order mark.
  const [first, second] = [simulate('{"requests":2000}'), simulate('\uFEFF{"requests":2000}')];
  expect(first.status).toBe(0);
  expect(first.stdout).toBe(second.stdout);
  expect(JSON.parse(first.stdout)).toMatchObject({ seed: 500, generated: 2_000 });
  expect(first.stderr).toMatch(/^2,000 requests on 3 platforms in [\d.]+ s/);
});

test('bad input exits with 2, names the field on stderr and prints no report', () => {
  const { status, stdout, stderr } = simulate('{"world":{"traffic":{"perSecond":0}}}');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('world.traffic.perSecond: Too small');
  expect(simulate('{').stderr).toContain('is not JSON');
  expect(simulate('{"component":{"file":"none.ts"}}').stderr).toMatch(
    /^component\.file: cannot read \S+none\.ts: there is no such file/,
  );
});

test('the JSON Schema of scenarios names every part of a world', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/simulate.ts', '--schema'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(0);
  const { properties } = JSON.parse(stdout);
  expect(Object.keys(properties.world.properties).sort()).toEqual(Object.keys(DEFAULT_WORLD).sort());
  expect(properties.world).not.toHaveProperty('required');
  expect(properties.world.properties.routing.properties.policy).toMatchObject({ default: 'anycast' });
});

test('a scenario may name a handler, which is compiled and really answers', () => {
  const source = `export default { fetch: async () => (await fetch('https://a.example/')).ok ? new Response('x') : null }`;
  writeFileSync(join(folder, 'handler.ts'), source);
  const origin = {
    host: 'a.example',
    region: 'us-east-1',
    serviceMs: 30,
    status: 200,
    contentType: 'text/plain',
    body: '',
  };
  const scenario = {
    requests: 50,
    component: { file: 'handler.ts' },
    handler: { computeUs: 700 },
    world: { origins: [origin] },
  };
  const { status, stdout } = simulate(JSON.stringify(scenario));
  expect(status).toBe(0);
  const { platforms } = JSON.parse(stdout);
  expect(platforms.containers).toMatchObject({ served: 50, meanSegmentsMs: { compute: 0.7 } });
  expect(platforms.containers.meanSegmentsMs['origin-wait']).toBeGreaterThan(30);
  expect(platforms.edge.meanSegmentsMs['origin-wait']).toBeGreaterThan(100);
});

test('without a stated figure a handler’s compute is the measured distribution, and the report says how', () => {
  writeFileSync(join(folder, 'quick.ts'), "export default { fetch: () => new Response('x') };");
  const { stdout } = simulate('{"requests":20000,"component":{"file":"quick.ts"}}');
  const { platforms, provenance } = JSON.parse(stdout);
  const told = /p5 ([\d.]+), p50 ([\d.]+), p95 ([\d.]+), mean ([\d.]+) µs; \d+ batches of \d+ runs after \d+/;
  const [p5, p50, p95, mean] = (told.exec(provenance.compute) ?? []).slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  expect(p5).toBeLessThanOrEqual(p50);
  expect(p50).toBeLessThanOrEqual(p95);
  // Many draws from it: on a busy machine one sample of 400 can be most of the mean, and must be drawn often to count.
  const drawnToMean = platforms.containers.meanSegmentsMs.compute / (mean / 1_000);
  expect(drawnToMean).toBeGreaterThan(0.6);
  expect(drawnToMean).toBeLessThan(1.6);
});

test('a handler that does not compile is told with its place', () => {
  writeFileSync(join(folder, 'broken.ts'), 'export default {\n  fetch( {');
  const { status, stdout, stderr } = simulate('{"component":{"file":"broken.ts"}}');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('broken.ts:2:');
});

test('a handler that loops ends the command with words', () => {
  writeFileSync(join(folder, 'loops.ts'), 'export default { fetch() { for (;;); } };');
  const { status, stdout, stderr } = simulate('{"component":{"file":"loops.ts"}}');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('CPU limit reached');
});

const GREETER = `export default { fetch: (request) =>
  new Response('Hello, ' + request.headers.get('x-client-city'), { headers: { etag: '"1"' } }) };`;

const TESTED = projectOf(GREETER, {
  world: { ...DEFAULT_WORLD, compute: { startUs: 300, handlerUs: 500 } },
  tests: `# greets
status is 200
body is "Hello, Sydney" from Sydney
p50 on edge < 300 ms
never calls example.com`,
});

test('the tests of a project run headless, from JSON and from a link alike', () => {
  const fromJson = simulate(JSON.stringify(TESTED));
  expect([fromJson.status, fromJson.stderr]).toEqual([0, expect.stringContaining('4 of 4 tests passed')]);
  const { tests, generated } = JSON.parse(fromJson.stdout);
  expect(generated).toBe(100_000);
  expect(tests).toMatchObject({ passed: 4, failed: 0 });
  expect(tests.lines[1]).toEqual({
    line: 3,
    text: 'body is "Hello, Sydney" from Sydney',
    outcome: 'passed',
    found: 'Hello, Sydney',
  });
  const link = encodeLink(TESTED);
  const fromLink = run('--link', link.ok ? `https://halfmilli.example/${link.value}` : '');
  expect(fromLink.stdout).toBe(fromJson.stdout);
}, 60_000);

test('a scenario may have tests, and one that does not pass ends the command with 1', () => {
  writeFileSync(join(folder, 'greeter.ts'), GREETER);
  const { status, stdout, stderr } = simulate(
    JSON.stringify({
      requests: 50,
      component: { file: 'greeter.ts' },
      tests: 'status is 404\nheader etag exists\nstatus over 9',
    }),
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout).tests).toMatchObject({
    passed: 1,
    failed: 2,
    lines: [{}, {}, { outcome: 'unreadable' }],
  });
  expect(stderr).toContain('line 1: status is 404: 200\n');
  expect(stderr).toMatch(/line 3: status over 9: Column 8: expected .* and not “over”/);
  expect(stderr).toContain('1 of 3 tests passed, 1 failed, 1 not understood');
}, 60_000);

test('tests need a handler, links must be whole, and projects sound', () => {
  expect(simulate('{"tests":"status is 200"}')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('tests: need a handler'),
  });
  expect(run('--link', '#h=nonsense')).toMatchObject({ status: 2, stdout: '' });
  expect(simulate(JSON.stringify({ ...TESTED, requests: [] }))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('requests: '),
  });
}, 60_000);

const ROUTES = `export default { fetch({ url }) {
  return new Response('x'.repeat(url.endsWith('/big') ? 50_000 : 1));
} };`;

test('clients of a scenario may send several kinds of requests, each answered by the component', () => {
  writeFileSync(join(folder, 'routes.ts'), ROUTES);
  const kinds = [
    { name: 'small', share: 3, computeUs: 400 },
    { name: 'big', share: 1, path: '/big' },
  ];
  const scenario = { requests: 2_000, component: { file: 'routes.ts' }, kinds };
  const { status, stdout } = simulate(JSON.stringify(scenario));
  expect(status).toBe(0);
  const { platforms, provenance } = JSON.parse(stdout);
  const [small, big] = platforms.containers.kinds;
  expect(small).toMatchObject({ name: 'small', meanComputeMs: 0.4 });
  expect(small.generated + big.generated).toBe(2_000);
  expect(Math.abs(big.generated - 500)).toBeLessThan(5 * Math.sqrt(2_000 * 0.25 * 0.75));
  expect(provenance.compute).toMatch(/^“small”: 400 µs, stated.*; “big”: drawn from what was measured here/);
});

test('a project with a mix is simulated with it', () => {
  const project = projectOf(ROUTES, {
    requests: ['/', '/big'].map((path) => ({ name: path, method: 'GET', path, headers: [], body: '' })),
    world: {
      ...DEFAULT_WORLD,
      compute: { startUs: 300, handlerUs: 500 },
      traffic: {
        ...DEFAULT_WORLD.traffic,
        perSecond: 20,
        mix: [
          { request: 1, share: 1 },
          { request: 0, share: 1 },
        ],
      },
    },
  });
  const { status, stdout } = simulate(JSON.stringify(project));
  expect(status).toBe(0);
  const { platforms, scenario } = JSON.parse(stdout);
  expect(platforms.edge.kinds.map(({ name }: { name: string }) => name)).toEqual(['/big', '/']);
  expect(scenario.world.traffic.mix).toEqual(project.world.traffic.mix);
  expect(platforms.edge.kinds[0].latencyMs.p50).toBeGreaterThan(platforms.edge.kinds[1].latencyMs.p50);
});
