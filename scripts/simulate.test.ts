import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

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
  expect(first.stderr).toMatch(/^2,000 requests on three platforms in [\d.]+ s/);
});

test('bad input exits with 2, names the field on stderr and prints no report', () => {
  const { status, stdout, stderr } = simulate('{"world":{"traffic":{"perSecond":0}}}');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('world.traffic.perSecond: Too small');
  expect(simulate('{').stderr).toContain('is not JSON');
});
