import { beforeEach, expect, test, vi } from 'vitest';
import type { CompiledComponent, CompileInput } from '../../worker/protocol/compiler.ts';
import type { CompileFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { RunInput, RunOutput } from '../../worker/protocol/runner.ts';
import type { SimulatorEvent, TrafficFrame, TrafficInput } from '../../worker/protocol/simulator.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import type { Project } from '../../worker/project/project.ts';
import { openSession, projectOf } from './fake-session.ts';
import type { Ports } from './ports.ts';
import { startReactions } from './reactions.ts';
import { changesSince } from './changes-since.ts';
import { answeredOf } from './slices/run.ts';
import { isTrafficOutdated } from './slices/traffic.ts';

type Settle<Value> = (value: Value) => void;
type Compiled = Result<CompiledComponent, CompileFailure | WorkerFailure>;
type Ran = Awaited<ReturnType<Ports['runner']['run']>>;

const project = (source: string): Project =>
  projectOf(source, {
    requests: [{ name: 'Hello', method: 'GET', path: '/', headers: [['', 'unnamed']], body: '' }],
  });

const compiled: Compiled = {
  ok: true,
  value: {
    component: new Uint8Array([0, 1, 2, 3, 4, 5]),
    coreOffset: 2,
    coreLength: 3,
    entryStyle: 'default-export',
    sourceMaps: [],
    stages: { stripMs: 1, instantiateMs: 2, evaluateMs: 3, snapshotMs: 4, spliceMs: 4 },
    console: [],
  },
};
const noTime = { p5Us: 0, p50Us: 0, p95Us: 0, batches: 1, perBatch: 1 };
const measurement = { start: noTime, compute: noTime, bareInstance: noTime };
const answer: RunOutput = { runs: [], measurement };

/** A real store over ports that answer when the test says so. */
function setUp() {
  const compiles: { input: CompileInput; settle: Settle<Compiled> }[] = [];
  const runs: { input: RunInput; settle: Settle<Ran> }[] = [];
  const starts: TrafficInput[] = [];
  const listeners: ((event: SimulatorEvent) => void)[] = [];
  const session = openSession(project('example'), {
    compiler: { compile: (input) => new Promise((settle) => compiles.push({ input, settle })) },
    runner: { run: (input) => new Promise((settle) => runs.push({ input, settle })) },
    simulator: {
      places: async () => ({ ok: false, failure: { kind: 'terminated' } }),
      constants: async () => ({ ok: false, failure: { kind: 'terminated' } }),
      routing: async () => ({ ok: false, failure: { kind: 'terminated' } }),
      start: async (input) => {
        starts.push(input);
        return { ok: true, value: null };
      },
      stop: async () => {},
      onEvent: (listener) => listeners.push(listener),
    },
  });
  return {
    ...session,
    state: session.store.getState,
    write: (text: string) => session.store.getState().editFile(session.store.getState().activeFile, text),
    compiles,
    runs,
    starts,
    emit: (event: SimulatorEvent) => listeners.forEach((hear) => hear(event)),
  };
}

const frame = (runId: number, nowUs: number): TrafficFrame => ({
  type: 'frame',
  runId,
  nowUs,
  speed: 1,
  pace: 1,
  platforms: [],
  costs: [],
  drawn: {
    count: 0,
    startUs: new Float64Array(),
    city: new Uint16Array(),
    totalUs: [],
    place: [],
    behind: [],
  },
  outcomes: {
    platform: new Uint8Array(),
    span: new Uint32Array(),
    outcome: new Uint16Array(),
    times: new Uint32Array(),
  },
  generated: nowUs,
  executed: nowUs,
  firstFailure: null,
  measurements: [measurement],
});

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('a compile leaves the facts in the store and the bytes on the shelf', async () => {
  const { state, compiles, shelf } = setUp();
  const done = state().compile();
  expect(state().build).toEqual({ kind: 'compiling', revision: 1 });
  compiles[0]?.settle(compiled);
  const facts = await done;
  expect(state().build).toMatchObject({ kind: 'ready', revision: 1, sizeBytes: 6, totalMs: 14 });
  expect(shelf.component(facts?.artifactId ?? '')).toEqual(new Uint8Array([0, 1, 2, 3, 4, 5]));
  expect(shelf.artifact(facts?.artifactId ?? '')).toMatchObject({ core: new Uint8Array([2, 3, 4]) });
});

test('a compile that an edit overtook says nothing', async () => {
  const { state, compiles, write } = setUp();
  const first = state().compile();
  write('newer');
  const second = state().compile();
  compiles[0]?.settle({ ok: false, failure: { kind: 'terminated' } });
  expect(await first).toBeNull();
  expect(state().build).toEqual({ kind: 'compiling', revision: 2 });
  compiles[1]?.settle(compiled);
  expect(await second).toMatchObject({ revision: 2 });
});

test('one revision is compiled once, however often it is asked for', async () => {
  const { state, compiles } = setUp();
  const both = [state().compile(), state().compile()];
  compiles[0]?.settle(compiled);
  await Promise.all(both);
  await state().compile();
  expect(compiles).toHaveLength(1);
});

test('Run compiles first, then sends the selected request', async () => {
  const { state, compiles, runs } = setUp();
  const done = state().sendRequest();
  compiles[0]?.settle(compiled);
  await vi.advanceTimersByTimeAsync(0);
  expect(runs[0]?.input).toMatchObject({
    cityId: 'tokyo',
    request: { method: 'GET', path: '/', headers: [] },
  });
  runs[0]?.settle({ ok: true, value: answer });
  await done;
  expect(state().run).toMatchObject({ kind: 'done', output: answer, question: { sourceRevision: 1 } });
});

test('an answer knows what it was asked, and what has changed since', async () => {
  const { state, compiles, runs, write } = setUp();
  const done = state().sendRequest();
  compiles[0]?.settle(compiled);
  await vi.advanceTimersByTimeAsync(0);
  runs[0]?.settle({ ok: true, value: answer });
  await done;
  const question = answeredOf(state().run)?.question;
  if (question === undefined) throw new Error('the run has no answer');
  expect(question).toMatchObject({ world: DEFAULT_WORLD, request: { path: '/' }, cityId: 'tokyo' });
  state().editWorld({ seed: DEFAULT_WORLD.seed });
  expect(changesSince(question, state())).toEqual([]);
  state().editWorld({ region: 'eu-west-1' });
  state().editRequest({ path: '/other' });
  state().choose({ cityId: 'london' });
  expect(changesSince(question, state())).toEqual(['request', 'city', 'world']);
  expect(answeredOf(state().run)?.question.world.region).toBe(DEFAULT_WORLD.region);
  write('newer');
  state().choose({ cityId: 'tokyo', connection: 'reused', arrival: 'cold' });
  expect(changesSince(question, state())).toEqual(['code', 'request', 'connection', 'arrival', 'world']);
});

test('a run that was killed tells its limit, and the next one works', async () => {
  const { state, compiles, runs } = setUp();
  const killed = state().sendRequest();
  compiles[0]?.settle(compiled);
  await vi.advanceTimersByTimeAsync(0);
  runs[0]?.settle({ ok: false, failure: { kind: 'cpu-limit', limitMs: 1_000, location: null } });
  await killed;
  expect(state().run).toMatchObject({ kind: 'failed', failure: { kind: 'cpu-limit' } });
  const next = state().sendRequest();
  await vi.advanceTimersByTimeAsync(0);
  runs[1]?.settle({ ok: true, value: answer });
  await next;
  expect(state().run.kind).toBe('done');
});

test('a run of code that does not compile runs nothing', async () => {
  const { state, compiles, runs } = setUp();
  const done = state().sendRequest();
  compiles[0]?.settle({ ok: false, failure: { kind: 'no-handler', exports: [] } });
  await done;
  expect(state().run).toEqual({ kind: 'idle' });
  expect(state().build).toMatchObject({ kind: 'failed', failure: { kind: 'no-handler' } });
  expect(runs).toHaveLength(0);
});

test('typing compiles once, after a pause', async () => {
  const { store, compiles, write } = setUp();
  startReactions(store);
  compiles[0]?.settle(compiled);
  await vi.advanceTimersByTimeAsync(0);
  for (const source of ['a', 'ab', 'abc']) {
    write(source);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(compiles).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60);
  expect(compiles.map(({ input }) => input.files[0]?.text)).toEqual(['example', 'abc']);
});

test('a link is shown but neither compiled nor run until the reader acts', async () => {
  const { store, state, compiles, write } = setUp();
  state().openProject(project('from a link'), 'link');
  startReactions(store);
  state().openProject(project('from another link'), 'link');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(compiles).toHaveLength(0);
  write('edited');
  await vi.advanceTimersByTimeAsync(200);
  expect(compiles).toHaveLength(1);
});

test('another project takes the answers of the one before off the screen', async () => {
  const { store, state, compiles, runs } = setUp();
  startReactions(store);
  compiles[0]?.settle(compiled);
  await vi.advanceTimersByTimeAsync(0);
  const done = state().sendRequest();
  await vi.advanceTimersByTimeAsync(0);
  state().openProject(project('from a link'), 'link');
  runs[0]?.settle({ ok: true, value: answer });
  await done;
  expect(state().build).toEqual({ kind: 'idle' });
  expect(state().run).toEqual({ kind: 'idle' });
  expect(state().traffic).toEqual({ kind: 'idle' });
});

test('a project that selects a request it does not have selects its first', () => {
  const { state } = setUp();
  state().openProject({ ...project('from a link'), selectedRequest: 30 }, 'link');
  expect(state().project.selectedRequest).toBe(0);
});

test('own work that something else displaced can be brought back', () => {
  const { state, write } = setUp();
  write('mine');
  state().openProject(project('from a link'), 'link');
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['mine']);
  state().openProject(project('an example'), 'example');
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['mine']);
  state().returnToOwnWork();
  expect(state().project.files[0]?.text).toBe('mine');
  expect(state().setAside).toEqual([]);
});

test('several works that were displaced are all kept, newest first and each once', () => {
  const { state, write } = setUp();
  write('A');
  state().openProject(project('example B'), 'example');
  write('B');
  state().openProject(project('from a link'), 'link');
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['B', 'A']);
  state().returnToOwnWork(1);
  expect(state().project.files[0]?.text).toBe('A');
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['B']);
  state().returnToOwnWork();
  expect(state().project.files[0]?.text).toBe('B');
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['A']);
  state().openProject(project('B'), 'example');
  write('changed');
  write('B');
  state().openProject(project('another link'), 'link');
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['B', 'A']);
});

test('of many works that were displaced, the newest five are kept', () => {
  const { state, write } = setUp();
  for (const source of ['1', '2', '3', '4', '5', '6']) {
    write(source);
    state().openProject(project('from a link'), 'link');
  }
  expect(sources(state().setAside.map(({ project }) => project))).toEqual(['6', '5', '4', '3', '2']);
});

test('traffic tells the store at most ten times a second, and the recording everything', async () => {
  const { state, compiles, emit, recording } = setUp();
  const heard: number[] = [];
  const started = state().startTraffic();
  await vi.advanceTimersByTimeAsync(0);
  compiles[0]?.settle(compiled);
  await started;
  for (let index = 1; index <= 20; index += 1) {
    emit(frame(1, index * 50_000));
    if (state().traffic.kind === 'running') heard.push(summaryNowUs(state().traffic));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(new Set(heard).size).toBeLessThanOrEqual(10);
  expect(recording.version).toBeGreaterThanOrEqual(20);
  recording.refreshLines(0);
  expect(recording.lines.columns[0]).toEqual([1, 1]);
});

test('a speed is that of the next start, and traffic that is on starts again', async () => {
  const { state, compiles, starts, emit } = setUp();
  await state().chooseSpeed(60);
  expect(starts).toEqual([]);
  const started = state().startTraffic();
  await vi.advanceTimersByTimeAsync(0);
  compiles[0]?.settle(compiled);
  await started;
  emit(frame(1, 50_000));
  await state().chooseSpeed(600);
  expect(starts.map(({ runId, speed }) => [runId, speed])).toEqual([
    [1, 60],
    [2, 600],
  ]);
});

test('frames of an older run are dropped, and a stop keeps the last figures', async () => {
  const { state, compiles, emit } = setUp();
  const first = state().startTraffic();
  await vi.advanceTimersByTimeAsync(0);
  compiles[0]?.settle(compiled);
  await first;
  emit(frame(1, 50_000));
  await state().startTraffic();
  emit(frame(1, 100_000));
  expect(state().traffic).toEqual({ kind: 'starting', runId: 2 });
  emit(frame(2, 50_000));
  emit({ type: 'stopped', runId: 2, failure: { kind: 'cpu-limit', limitMs: 300, location: null } });
  expect(state().traffic).toMatchObject({
    kind: 'stopped',
    failure: { kind: 'cpu-limit' },
    summary: { nowUs: 50_000 },
  });
});

test('traffic that does not start because the code does not compile says so', async () => {
  const { state, compiles, starts } = setUp();
  const started = state().startTraffic();
  await vi.advanceTimersByTimeAsync(0);
  const failure: CompileFailure = { kind: 'no-handler', exports: [] };
  compiles[0]?.settle({ ok: false, failure });
  await started;
  expect(starts).toEqual([]);
  expect(state().traffic).toEqual({ kind: 'idle' });
  expect(state().trafficWorld).toBeNull();
  expect(state().trafficRefusal).toBe(failure);
  expect(state().build).toMatchObject({ kind: 'failed', failure });
  // The same code is not compiled again, neither for another start nor by the compile that follows an edit.
  await state().startTraffic();
  await state().compile();
  expect(compiles).toHaveLength(1);
  expect(state().build).toMatchObject({ failure: state().trafficRefusal });
});

test('traffic is outdated by another code, request or world, and by nothing else', async () => {
  const { state, compiles, emit, write } = setUp();
  const started = state().startTraffic();
  await vi.advanceTimersByTimeAsync(0);
  compiles[0]?.settle(compiled);
  await started;
  emit(frame(1, 50_000));
  expect(isTrafficOutdated(state())).toBe(false);
  state().choose({ cityId: 'paris' });
  expect(isTrafficOutdated(state())).toBe(false);
  state().editRequest({ path: '/other' });
  expect(isTrafficOutdated(state())).toBe(true);
  state().editRequest({ path: '/' });
  expect(isTrafficOutdated(state())).toBe(false);
  state().editWorld({ seed: 1 });
  expect(isTrafficOutdated(state())).toBe(true);
  state().editWorld({ seed: DEFAULT_WORLD.seed });
  expect(isTrafficOutdated(state())).toBe(false);
  write('newer');
  expect(isTrafficOutdated(state())).toBe(true);
});

test('the last frame, which comes after Stop, gives the final counts', async () => {
  const { state, compiles, emit } = setUp();
  const started = state().startTraffic();
  await vi.advanceTimersByTimeAsync(0);
  compiles[0]?.settle(compiled);
  await started;
  emit(frame(1, 50_000));
  const stopped = state().stopTraffic();
  expect(state().traffic).toMatchObject({ kind: 'stopped', summary: { nowUs: 50_000 } });
  emit(frame(1, 60_000));
  emit({ type: 'stopped', runId: 1, failure: null });
  await stopped;
  expect(state().traffic).toMatchObject({ kind: 'stopped', failure: null, summary: { nowUs: 60_000 } });
  await state().forgetTraffic();
  emit(frame(1, 70_000));
  expect(state().traffic).toEqual({ kind: 'idle' });
});

function sources(projects: readonly Project[]): string[] {
  return projects.map(({ files }) => files[0]?.text ?? '');
}

function summaryNowUs(traffic: ReturnType<ReturnType<typeof setUp>['state']>['traffic']): number {
  return traffic.kind === 'running' ? traffic.summary.nowUs : -1;
}

test('the view belongs to the project: opening brings it, choosing it is no edit', () => {
  const { store } = openSession(projectOf('mine'));
  const view = { panels: ['code', 'world'], chart: 'histogram', platform: 'lambda' } as const;
  store.getState().openProject(projectOf('theirs', { view: { ...view, panels: [...view.panels] } }), 'link');
  expect(store.getState().project.view).toEqual(view);
  store.getState().chooseView({ chart: 'cumulative' });
  expect(store.getState().project.view).toEqual({ ...view, chart: 'cumulative' });
  expect(store.getState().isEdited).toBe(false);
  store.getState().describe({ title: 'Told anew' });
  expect(store.getState()).toMatchObject({ isEdited: true, project: { title: 'Told anew' } });
});
