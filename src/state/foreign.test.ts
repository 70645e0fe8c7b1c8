import { expect, test } from 'vitest';
import type { ReadComponent } from '../../worker/protocol/foreign.ts';
import type { RunInput } from '../../worker/protocol/runner.ts';
import type { TrafficInput } from '../../worker/protocol/simulator.ts';
import { changesSince } from './changes-since.ts';
import { openSession, projectOf } from './fake-session.ts';
import type { TranspilerPort } from './ports.ts';
import { startReactions } from './reactions.ts';
import { isTrafficOutdated } from './slices/traffic.ts';

type Read = Awaited<ReturnType<TranspilerPort['transpile']>>;
type Inspected = Awaited<ReturnType<TranspilerPort['inspect']>>;

const project = projectOf('mine');
const noTime = { p5Us: 0, p50Us: 0, p95Us: 0, batches: 1, perBatch: 1 };
const component = new Uint8Array([1, 2, 3]);
const read: ReadComponent = {
  component,
  transpiled: {
    glue: 'glue',
    cores: [],
    interfaces: ['wasi:io/poll'],
    imports: [{ name: 'wasi:io/poll@0.2.0', service: 'served' }],
    exports: [],
  },
};
const fileOf = (name: string): File => new File([component], name);

function setUp() {
  const reads: ((result: Read) => void)[] = [];
  const inspections: ((result: Inspected) => void)[] = [];
  const runs: RunInput[] = [];
  const starts: TrafficInput[] = [];
  const session = openSession(project, {
    transpiler: {
      transpile: () => new Promise((settle) => reads.push(settle)),
      inspect: () => new Promise((settle) => inspections.push(settle)),
    },
    runner: {
      run: async (input) => {
        runs.push(input);
        const measurement = { start: noTime, compute: noTime, bareInstance: null };
        return { ok: true, value: { runs: [], measurement } };
      },
    },
    simulator: {
      places: async () => ({ ok: false, failure: { kind: 'terminated' } }),
      constants: async () => ({ ok: false, failure: { kind: 'terminated' } }),
      routing: async () => ({ ok: false, failure: { kind: 'terminated' } }),
      start: async (input) => {
        starts.push(input);
        return { ok: true, value: null };
      },
      stop: async () => {},
      onEvent: () => {},
    },
  });
  startReactions(session.store);
  const state = session.store.getState;
  const open = async (name: string): Promise<void> => {
    const opened = state().openForeign(fileOf(name));
    reads.at(-1)?.({ ok: true, value: read });
    await opened;
  };
  return { ...session, state, reads, inspections, runs, starts, open };
}

test('a component that was read runs in place of the code, which stays as it is', async () => {
  const { state, open, runs, starts } = setUp();
  await open('app.wasm');
  expect(state().foreign).toMatchObject({ name: 'app.wasm', sizeBytes: 3, imports: read.transpiled.imports });
  await state().sendRequest();
  await state().startTraffic();
  for (const { artifact } of [...runs, ...starts])
    expect(artifact).toEqual({
      kind: 'foreign',
      id: state().foreign?.artifactId,
      glue: 'glue',
      cores: [],
      interfaces: ['wasi:io/poll'],
    });
  expect(runs).toHaveLength(1);
  expect(starts).toHaveLength(1);
  expect(state().project).toBe(project);
  expect(state().isEdited).toBe(false);
});

test('an edit of the code does not outdate what a foreign component answered', async () => {
  const { state, open } = setUp();
  await open('app.wasm');
  await state().sendRequest();
  state().editFile(state().activeFile, 'edited');
  const { run } = state();
  expect(run.kind === 'done' && changesSince(run.question, state())).toEqual([]);
  expect(isTrafficOutdated(state())).toBe(false);
});

test('answers of one component do not stand beside another, and leaving one goes back to the code', async () => {
  const { state, open, shelf } = setUp();
  await open('app.wasm');
  const id = state().foreign?.artifactId ?? '';
  expect(shelf.component(id)).toBe(component);
  await state().sendRequest();
  expect(state().run.kind).toBe('done');
  state().leaveForeign();
  expect(state()).toMatchObject({ foreign: null, run: { kind: 'idle' } });
  expect(shelf.artifact(id)).toBeNull();
});

test('a file that is refused leaves what ran before', async () => {
  const { state, reads, open } = setUp();
  await open('good.wasm');
  const opened = state().openForeign(fileOf('bad.wasm'));
  expect(state().foreignFile).toEqual({ kind: 'reading', name: 'bad.wasm', sizeBytes: 3 });
  expect(state().foreign?.name).toBe('good.wasm');
  reads.at(-1)?.({ ok: false, failure: { kind: 'core-module' } });
  await opened;
  expect(state().foreignFile).toEqual({ kind: 'failed', name: 'bad.wasm', failure: { kind: 'core-module' } });
  expect(state().foreign?.name).toBe('good.wasm');
  state().dismissForeignFile();
  expect(state().foreignFile).toBeNull();
});

test('of two files only the later is waited for', async () => {
  const { state, reads } = setUp();
  const first = state().openForeign(fileOf('first.wasm'));
  const second = state().openForeign(fileOf('second.wasm'));
  reads[0]?.({ ok: false, failure: { kind: 'terminated' } });
  await first;
  expect(state().foreignFile).toMatchObject({ kind: 'reading', name: 'second.wasm' });
  reads[1]?.({ ok: true, value: read });
  await second;
  expect(state().foreign?.name).toBe('second.wasm');
});

test('whoever opens a project sees that run', async () => {
  const { state, open } = setUp();
  await open('app.wasm');
  state().openProject(project, 'example');
  expect(state().foreign).toBeNull();
});

test('the inspector shows what it was opened for, and hears nothing once it is closed', async () => {
  const { state, open, inspections } = setUp();
  await open('app.wasm');
  const { foreign } = state();
  if (!foreign) throw new Error('nothing is open');
  const inspection = { wit: 'world', digest: null, parts: [], madeWith: [] };
  const opened = state().openInspector({ kind: 'foreign', name: foreign.name, facts: foreign });
  expect(state().inspector?.content).toEqual({ kind: 'loading' });
  inspections[0]?.({ ok: true, value: inspection });
  await opened;
  expect(state().inspector?.content).toEqual({ kind: 'ready', inspection });

  state().closeInspector();
  const late = state().openInspector({ kind: 'foreign', name: foreign.name, facts: foreign });
  state().closeInspector();
  inspections[1]?.({ ok: true, value: inspection });
  await late;
  expect(state().inspector).toBeNull();
});
