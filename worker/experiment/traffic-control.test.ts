import { expect, test } from 'vitest';
import { get, loadHandler } from '../engine/fixtures/real-handler.ts';
import type { Handler } from '../host/handler.ts';
import { DEFAULT_WORLD } from '../project/world.ts';
import type { Limited } from '../protocol/result.ts';
import type { SimulatorEvent, TrafficInput } from '../protocol/simulator.ts';
import { TrafficControl } from './traffic-control.ts';

const HELLO = await loadHandler(`export default { fetch: () => new Response('hello') };`);
const artifact = { kind: 'compiled', id: 'a', core: new Uint8Array(0), sourceMaps: [] } as const;
const input = (runId: number): Limited<TrafficInput> => ({
  runId,
  artifact,
  world: DEFAULT_WORLD,
  requests: [get()],
  speed: 1,
  cpuLimitMs: 5_000,
});

/** A control whose modules take until `compile` is called. */
function slowControl(): { control: TrafficControl; events: SimulatorEvent[]; compile: () => Promise<void> } {
  const waiting: ((handler: Handler) => void)[] = [];
  const events: SimulatorEvent[] = [];
  const handlers = { get: () => new Promise<Handler>((resolve) => waiting.push(resolve)) };
  const control = new TrafficControl(handlers, (event) => events.push(event));
  const compile = async (): Promise<void> => {
    for (const resolve of waiting.splice(0)) resolve(HELLO);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { control, events, compile };
}

test('traffic that is stopped while it starts never runs', async () => {
  const { control, events, compile } = slowControl();
  const started = control.start(input(1));
  control.stop();
  await compile();
  await started;
  expect(events).toEqual([]);
});

test('of two starts only the newer runs', async () => {
  const { control, events, compile } = slowControl();
  const both = [control.start(input(1)), control.start(input(2))];
  await compile();
  await Promise.all(both);
  control.stop();
  expect(new Set(events.map(({ runId }) => runId))).toEqual(new Set([2]));
  expect(events.at(-1)).toMatchObject({ type: 'stopped', runId: 2 });
});

test('a request that cannot be sent is told before anything runs', async () => {
  const { control, events } = slowControl();
  const request = { ...get(), headers: [['bad name', 'x']] as const };
  expect(await control.start({ ...input(1), requests: [get(), request] })).toEqual({
    ok: false,
    failure: { kind: 'bad-request', message: '"bad name" is not a header name' },
  });
  expect(events).toEqual([]);
});
