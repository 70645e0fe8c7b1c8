import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'halfmilli-rtt-'));

function rtt(text: string): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'pairs.json');
  writeFileSync(file, text);
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/rtt.ts', file], { encoding: 'utf8' });
}

const LONDON = { lat: 51.51, lon: -0.13 };

test('thousands of pairs give as many round trips, in their order', () => {
  const pairs = Array.from({ length: 5_000 }, (_, index) => ({
    from: LONDON,
    to: { lat: (index % 180) - 90, lon: (index % 360) - 180 },
  }));
  const { status, stdout } = rtt(
    JSON.stringify([{ from: LONDON, to: { lat: 40.71, lon: -74.01 } }, ...pairs]),
  );
  expect(status).toBe(0);
  const answers = JSON.parse(stdout);
  expect(answers).toHaveLength(5_001);
  expect(Object.keys(answers[0])).toEqual(['backboneMs', 'publicMs']);
  expect(answers[0].backboneMs).toBeGreaterThan(65);
  expect(answers[0].backboneMs).toBeLessThan(95);
});

test('bad input exits with 2, names element and field on stderr and prints nothing', () => {
  const { status, stdout, stderr } = rtt(JSON.stringify([{ from: LONDON, to: { lat: 95, lon: 0 } }]));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('0.to.lat: ');
  expect(rtt('[').stderr).toContain('cannot be read as JSON');
  expect(rtt('[]').stdout).toBe('[]\n');
});
