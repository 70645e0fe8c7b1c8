import { beforeEach, expect, test, vi } from 'vitest';
import type { TranspilerEvent } from '../../worker/protocol/foreign.ts';
import type { RunInput } from '../../worker/protocol/runner.ts';
import type { CompilerEvent } from '../../worker/protocol/compiler.ts';
import type { SimulatorEvent, TrafficInput } from '../../worker/protocol/simulator.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import { CompilerDoor } from './compiler-door.ts';
import { fakeWorkers } from './fake-worker.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { RunnerDoor } from './runner-door.ts';
import { GRACE_MS } from './watchdog.ts';
import { SimulatorDoor } from './simulator-door.ts';
import { TesterDoor } from './tester-door.ts';
import { TranspilerDoor } from './transpiler-door.ts';

const artifact = { kind: 'compiled', id: 'a', core: new Uint8Array(), sourceMaps: [] } as const;
const request = { method: 'GET', path: '/', headers: [], body: '' };
const runInput: RunInput = {
  artifact,
  world: DEFAULT_WORLD,
  request,
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'warm',
};
const trafficInput: TrafficInput = {
  runId: 7,
  artifact,
  world: DEFAULT_WORLD,
  requests: [request],
  speed: 1,
};
const source = (text: string) => ({ files: [{ path: 'handler.ts', text }], entry: 'handler.ts' });
const frame = (runId: number) => ({ type: 'frame', runId }) as SimulatorEvent;
const tick = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('the limit of a compile counts from a warm engine', async () => {
  const { workers, spawn } = fakeWorkers<never>();
  const door = new CompilerDoor(spawn, 2_000);
  void door.warmUp();
  const compiled = door.compile(source('mine'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(workers[0]?.posted.map(({ input }) => input)).toMatchObject([{ entry: 'warm-up.js' }]);
  workers[0]?.reply({ ok: true });
  await vi.advanceTimersByTimeAsync(1_900);
  workers[0]?.reply({ ok: true, value: 'compiled' });
  expect(await compiled).toEqual({ ok: true, value: 'compiled' });
});

test('a compile beyond the limit ends with its worker, and the next gets a fresh one', async () => {
  const { workers, spawn } = fakeWorkers<CompilerEvent>();
  const door = new CompilerDoor(spawn, 2_000);
  const runaway = door.compile(source('for (;;) {}'));
  await tick();
  workers[0]?.reply({ ok: true });
  await vi.advanceTimersByTimeAsync(10_000);
  workers[0]?.send({ type: 'event', event: { type: 'entering' } });
  await vi.advanceTimersByTimeAsync(2_100 + GRACE_MS);
  expect(await runaway).toEqual({
    ok: false,
    failure: { kind: 'load-time-limit', limitMs: 2_000, location: null },
  });
  expect(workers[0]?.terminated).toBe(true);
  const next = door.compile(source('mended'));
  await tick();
  workers[1]?.reply({ ok: true });
  await tick();
  workers[1]?.reply({ ok: true, value: 'compiled' });
  expect(await next).toMatchObject({ ok: true });
});

test('of compiles that wait, only the newest is carried out', async () => {
  const { workers, spawn } = fakeWorkers<never>();
  const door = new CompilerDoor(spawn, 2_000);
  const [first, second, third] = [source('1'), source('2'), source('3')].map((each) => door.compile(each));
  await tick();
  workers[0]?.reply({ ok: true });
  await tick();
  workers[0]?.reply({ ok: true, value: 'third' });
  expect(await first).toEqual({ ok: false, failure: { kind: 'terminated' } });
  expect(await second).toEqual({ ok: false, failure: { kind: 'terminated' } });
  expect(await third).toEqual({ ok: true, value: 'third' });
});

test('the limit of a run counts from each time the handler is entered', async () => {
  const { workers, spawn } = fakeWorkers<{ type: 'entering' }>();
  const door = new RunnerDoor(spawn, 300);
  const run = door.run(runInput);
  await vi.advanceTimersByTimeAsync(5_000);
  for (let entry = 0; entry < 5; entry += 1) {
    workers[0]?.send({ type: 'event', event: { type: 'entering' } });
    await vi.advanceTimersByTimeAsync(290 + GRACE_MS);
  }
  workers[0]?.reply({ ok: true, value: 'answer' });
  expect(await run).toEqual({ ok: true, value: 'answer' });
});

test('a run beyond its limit is killed, and the next one works', async () => {
  const { workers, spawn } = fakeWorkers<{ type: 'entering' }>();
  const door = new RunnerDoor(spawn, 300);
  const runaway = door.run(runInput);
  workers[0]?.send({ type: 'event', event: { type: 'entering' } });
  await vi.advanceTimersByTimeAsync(400 + GRACE_MS);
  expect(await runaway).toEqual({ ok: false, failure: { kind: 'cpu-limit', limitMs: 300, location: null } });
  expect(workers[0]?.terminated).toBe(true);
  const next = door.run(runInput);
  workers[1]?.reply({ ok: true, value: 'answer' });
  expect(await next).toMatchObject({ ok: true });
});

test('a run ends a runaway before it, and neither lengthens the other’s limit nor bears its blame', async () => {
  const { workers, spawn } = fakeWorkers<{ type: 'entering' }>();
  const door = new RunnerDoor(spawn, 300);
  const runaway = door.run(runInput);
  workers[0]?.send({ type: 'event', event: { type: 'entering' } });
  const innocent = door.run(runInput);
  expect(await runaway).toEqual({ ok: false, failure: { kind: 'terminated' } });
  expect(workers[0]?.terminated).toBe(true);
  workers[1]?.send({ type: 'event', event: { type: 'entering' } });
  await vi.advanceTimersByTimeAsync(290 + GRACE_MS);
  workers[1]?.reply({ ok: true, value: 'answer' });
  expect(await innocent).toEqual({ ok: true, value: 'answer' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(workers[1]?.terminated).toBe(false);
});

test('a runaway after a runaway still ends at its own limit', async () => {
  const { workers, spawn } = fakeWorkers<{ type: 'entering' }>();
  const door = new RunnerDoor(spawn, 300);
  void door.run(runInput);
  workers[0]?.send({ type: 'event', event: { type: 'entering' } });
  const second = door.run(runInput);
  workers[1]?.send({ type: 'event', event: { type: 'entering' } });
  await vi.advanceTimersByTimeAsync(400 + GRACE_MS);
  expect(await second).toEqual({ ok: false, failure: { kind: 'cpu-limit', limitMs: 300, location: null } });
});

test('an answer that already waits is heard before the watchdog bites', async () => {
  const { workers, spawn } = fakeWorkers<{ type: 'entering' }>();
  const door = new RunnerDoor(spawn, 300);
  const run = door.run(runInput);
  workers[0]?.send({ type: 'event', event: { type: 'entering' } });
  await vi.advanceTimersByTimeAsync(305 + GRACE_MS);
  workers[0]?.reply({ ok: true, value: 'answer' });
  expect(await run).toMatchObject({ ok: true });
});

test('traffic that falls silent is stopped with the CPU limit', async () => {
  const { workers, spawn } = fakeWorkers<SimulatorEvent>();
  const door = new SimulatorDoor(spawn, { ...DEFAULT_LIMITS, trafficMs: 300 });
  const heard: SimulatorEvent[] = [];
  door.onEvent((event) => heard.push(event));
  const started = door.start(trafficInput);
  workers[0]?.reply({ ok: true, value: null });
  await started;
  for (const type of ['entering', 'frame', 'frame', 'entering', 'frame'] as const) {
    workers[0]?.send({ type: 'event', event: { type, runId: 7 } as SimulatorEvent });
    await vi.advanceTimersByTimeAsync(290 + GRACE_MS);
  }
  expect(heard).toHaveLength(5);
  await vi.advanceTimersByTimeAsync(100 + GRACE_MS);
  expect(heard.at(-1)).toEqual({
    type: 'stopped',
    runId: 7,
    failure: { kind: 'cpu-limit', limitMs: 300, location: null },
  });
  expect(workers[0]?.terminated).toBe(true);
});

test('stopped traffic is never bitten; its last frame is heard, and frames that come late are dropped', async () => {
  const { workers, spawn } = fakeWorkers<SimulatorEvent>();
  const door = new SimulatorDoor(spawn, DEFAULT_LIMITS);
  const heard: SimulatorEvent[] = [];
  door.onEvent((event) => heard.push(event));
  const started = door.start(trafficInput);
  workers[0]?.reply({ ok: true, value: null });
  await started;
  const stopped = door.stop();
  workers[0]?.send({ type: 'event', event: frame(6) });
  workers[0]?.send({ type: 'event', event: frame(7) });
  workers[0]?.reply(null);
  await stopped;
  workers[0]?.send({ type: 'event', event: frame(7) });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toEqual([frame(7)]);
  expect(workers[0]?.terminated).toBe(false);
});

test('a file that is too large is not even read', async () => {
  const { workers, spawn } = fakeWorkers<TranspilerEvent>();
  const door = new TranspilerDoor(spawn, 900);
  const file = { size: 60e6, arrayBuffer: () => Promise.reject(new Error('it was read')) } as unknown as Blob;
  expect(await door.transpile(file)).toMatchObject({ failure: { kind: 'file-too-large', sizeBytes: 60e6 } });
  expect(workers).toHaveLength(0);
});

test('a folder that was dropped is a file that cannot be read', async () => {
  const door = new TranspilerDoor(fakeWorkers<TranspilerEvent>().spawn, 900);
  const folder = { size: 4_096, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob;
  expect(await door.transpile(folder)).toMatchObject({
    failure: { kind: 'file-unreadable', message: 'gone' },
  });
});

test('reading a component is timed from when all is loaded, and its worker ends when it takes too long', async () => {
  const { workers, spawn } = fakeWorkers<TranspilerEvent>();
  const door = new TranspilerDoor(spawn, 900);
  const read = door.transpile(new Blob(['x']));
  await vi.advanceTimersByTimeAsync(10_000);
  workers[0]?.send({ type: 'event', event: { type: 'entering' } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await read).toEqual({ ok: false, failure: { kind: 'transpile-time-limit', limitMs: 900 } });
  expect(workers[0]?.terminated).toBe(true);
});

test('a worker that refused a component is not used again, one that read it is', async () => {
  const { workers, spawn } = fakeWorkers<TranspilerEvent>();
  const door = new TranspilerDoor(spawn, 900);
  const first = door.transpile(new Blob(['x']));
  await tick();
  workers[0]?.reply({ ok: false, failure: { kind: 'core-module' } });
  expect(await first).toEqual({ ok: false, failure: { kind: 'core-module' } });
  expect(workers[0]?.terminated).toBe(true);
  const second = door.transpile(new Blob(['yz']));
  await tick();
  workers[1]?.reply({ ok: true, value: 'transpiled' });
  expect(await second).toMatchObject({ value: { component: new Uint8Array([121, 122]) } });
  expect(workers[1]?.terminated).toBe(false);
});

test('tests that stay silent too long end with their worker, and the next get a fresh one', async () => {
  const { workers, spawn } = fakeWorkers<SimulatorEvent>();
  const door = new TesterDoor(spawn, 1_000);
  const { world, cityId, connection, arrival } = runInput;
  const project = { tests: 'status is 200', requests: [], world, cityId, connection, arrival };
  const runaway = door.test({ artifact, project });
  workers[0]?.send({ type: 'event', event: { type: 'entering', runId: 0 } });
  await vi.advanceTimersByTimeAsync(1_100 + GRACE_MS);
  expect(await runaway).toMatchObject({ ok: false, failure: { kind: 'cpu-limit' } });
  const sound = door.test({ artifact, project });
  const report = { outcomes: [], runs: 0, simulated: 0 };
  workers[1]?.reply(report);
  expect(await sound).toEqual({ ok: true, value: report });
});
