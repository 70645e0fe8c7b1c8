import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../worker/project/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'halfmilli-simulate-'));

function simulate(text: string): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'scenario.json');
  writeFileSync(file, text);
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/simulate.ts', file], { encoding: 'utf8' });
}

test('the report is the same bytes each time and holds no wall time', () => {
  const [first, second] = [simulate('{"requests":2000}'), simulate('{"requests":2000}')];
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
