import { expect, test } from 'vitest';
import { get, loadHandler } from '../engine/fixtures/real-handler.ts';
import { DEFAULT_WORLD, type World } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { SimulatorEvent, Speed, TrafficFrame } from '../protocol/simulator.ts';
import { Traffic } from './traffic.ts';

const HELLO = await loadHandler(`export default { fetch: () => new Response('hello') };`);

const BUSY = await loadHandler(`export default { fetch({ url }) {
  let sum = 0;
  if (url.endsWith('heavy')) for (let at = 0; at < 20_000; at += 1) sum += at;
  return new Response(String(sum));
} };`);

/** Runs traffic until `enough` requests have been generated; what it told, the last frame included. */
async function play(
  perSecond: number,
  enough: number,
  speed: Speed = 1,
  mix: World['traffic']['mix'] = [],
  handler = HELLO,
): Promise<SimulatorEvent[]> {
  const world: World = { ...DEFAULT_WORLD, traffic: { ...DEFAULT_WORLD.traffic, perSecond, mix } };
  const artifact = { kind: 'compiled', id: 'a', core: new Uint8Array(0), sourceMaps: [] } as const;
  const events: SimulatorEvent[] = [];
  const playing = await new Promise<Traffic>((done) => {
    const traffic = new Traffic(
      handler,
      {
        runId: 7,
        artifact,
        world,
        requests: [get(), get('/heavy')].slice(0, Math.max(1, mix.length)) as [HttpRequest],
        speed,
        cpuLimitMs: 5_000,
      },
      (event) => {
        events.push(event);
        if (event.type === 'frame' && event.generated >= enough) done(traffic);
      },
    );
    traffic.start();
  });
  playing.stop();
  return events;
}

const framesOf = (events: readonly SimulatorEvent[]): TrafficFrame[] =>
  events.filter((event) => event.type === 'frame');

test('up to a thousand requests a second, every one runs the component', async () => {
  for (const { generated, executed } of framesOf(await play(1_000, 500))) expect(executed).toBe(generated);
});

test('beyond that an even share does', async () => {
  const frames = framesOf(await play(5_000, 2_000));
  for (const { generated, executed } of frames)
    expect(Math.abs(executed - generated / 5)).toBeLessThanOrEqual(1);
});

test('an hour may pass in a second, in which no more requests run the component', async () => {
  const startMs = performance.now();
  const last = framesOf(await play(20, 20_000, 3_600)).at(-1);
  const realS = (performance.now() - startMs) / 1_000;
  expect(last?.speed).toBe(3_600);
  expect(last?.nowUs).toBeGreaterThan(realS * 10_000_000);
  expect(last?.pace).toBeLessThanOrEqual(1);
  expect(last?.executed).toBeLessThan((last?.generated ?? 0) / 20);
});

test('frames go forward in time, carry their run, and end with the word that it stopped', async () => {
  const events = await play(500, 300);
  const frames = framesOf(events);
  expect(frames.every((frame, index) => frame.nowUs >= (frames[index - 1]?.nowUs ?? 0))).toBe(true);
  expect(new Set(events.map(({ runId }) => runId))).toEqual(new Set([7]));
  expect(events.at(-1)).toEqual({ type: 'stopped', runId: 7, failure: null });
  const last = frames.at(-1);
  expect(last?.platforms.map(({ platform }) => platform)).toEqual(['lambda', 'containers', 'edge']);
  expect(last?.costs.map(({ perMonthUsd, missing }) => [perMonthUsd !== null, missing.length])).toEqual([
    [true, 0],
    [true, 0],
    [false, 4],
  ]);
  for (const { served, rejected, failed } of last?.platforms ?? [])
    expect(served + rejected + failed).toBeLessThanOrEqual(last?.generated ?? 0);
});

test('what is drawn is a part of what was generated, with a total on each platform', async () => {
  for (const { drawn } of framesOf(await play(2_000, 500))) {
    expect(drawn.count).toBeLessThanOrEqual(200);
    for (const totals of drawn.totalUs)
      expect([...totals.subarray(0, drawn.count)].every((us) => us > 0)).toBe(true);
  }
});

test('with a mix, each kind of request is measured by itself', async () => {
  const mix = [
    { request: 0, share: 1 },
    { request: 1, share: 1 },
  ];
  const last = framesOf(await play(500, 300, 1, mix, BUSY)).at(-1);
  const [light, heavy] = last?.measurements.map(({ compute }) => compute.p50Us) ?? [];
  expect(last?.measurements).toHaveLength(2);
  expect(heavy).toBeGreaterThan(3 * (light ?? Infinity));
});
