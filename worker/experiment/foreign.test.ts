/** A component made elsewhere in the router: a run on every platform, and traffic. */
import { beforeAll, expect, test } from 'vitest';
import { HELLO, makeGuest } from '../foreign/fixtures/guest.ts';
import { foreignHandler } from '../foreign/fixtures/in-node.ts';
import type { RequestHandler } from '../host/handler.ts';
import { DEFAULT_WORLD } from '../project/world.ts';
import type { Limited } from '../protocol/result.ts';
import type { RunInput } from '../protocol/runner.ts';
import { measureForTraffic } from './measure-for-traffic.ts';
import { LiveMeasurement } from './live-measurement.ts';
import { runOnce } from './run-once.ts';

const request = { method: 'GET', path: '/', headers: [], body: '' };
const input: Limited<RunInput> = {
  artifact: { kind: 'foreign', id: 'a', glue: '', cores: [], interfaces: [] },
  cpuLimitMs: 1_000,
  world: DEFAULT_WORLD,
  request,
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'cold',
};
let handler: RequestHandler;

beforeAll(async () => {
  handler = await foreignHandler(await makeGuest(HELLO));
});

test('it answers on every platform, its start and its compute measured apart', () => {
  const entered: number[] = [];
  const result = runOnce(handler, input, () => entered.push(1));
  if (!result.ok) throw new Error(result.failure.kind);
  const { runs, measurement } = result.value;
  expect(runs.map(({ result }) => result.ok)).toEqual([true, true, true]);
  expect(measurement.bareInstance).toBeNull();
  expect(measurement.start.p50Us).toBeGreaterThan(0);
  const start = runs
    .flatMap(({ waterfall }) => waterfall.segments)
    .find(({ provenance }) => provenance.kind === 'measured' && provenance.how.includes('a new instance'));
  expect(start?.kind).toBe('cold-start');
  // Told before every batch, so that a watchdog never counts them together.
  expect(entered.length).toBeGreaterThan(3);
});

test('what live traffic measures of it is the answer alone', () => {
  const measured = new LiveMeasurement(
    measureForTraffic(handler, DEFAULT_WORLD, request, 1_000, () => {}),
    7,
  );
  measured.add({ ms: 40, runs: 20 });
  const { compute } = measured.current();
  expect(compute.p95Us).toBeGreaterThanOrEqual(2_000);
});
