import { expect, test } from 'vitest';
import type { CompiledComponent } from '../../worker/protocol/compiler.ts';
import type { TestReport, TestsInput } from '../../worker/protocol/tests.ts';
import { openSession, projectOf } from './fake-session.ts';

const compiled: CompiledComponent = {
  component: Uint8Array.of(1, 2, 3),
  coreOffset: 1,
  coreLength: 1,
  entryStyle: 'default-export',
  sourceMaps: [],
  stages: { stripMs: 0, instantiateMs: 0, evaluateMs: 0, snapshotMs: 0, spliceMs: 0 },
  console: [],
};
const report: TestReport = { outcomes: [{ kind: 'passed', found: '200' }], runs: 1, simulated: 0 };

function open() {
  const asked: TestsInput[] = [];
  const answers: ((report: TestReport) => void)[] = [];
  const { store } = openSession(projectOf('x', { tests: 'status is 200' }), {
    compiler: { compile: async () => ({ ok: true, value: compiled }) },
    tester: {
      test: (input) => {
        asked.push(input);
        return new Promise((done) => answers.push((value) => done({ ok: true, value })));
      },
    },
  });
  return { store, asked, answers };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

test('tests run with the newest code, and know what they were run with', async () => {
  const { store, asked, answers } = open();
  const running = store.getState().runTests();
  expect(store.getState().testRun.kind).toBe('running');
  await settled();
  expect(asked).toMatchObject([{ artifact: { kind: 'compiled' }, project: { tests: 'status is 200' } }]);
  answers[0]?.(report);
  await running;
  expect(store.getState().testRun).toMatchObject({ kind: 'done', tested: { report, sourceRevision: 1 } });
  store.getState().editTests('status is 404');
  expect(store.getState().project.tests).toBe('status is 404');
  expect(store.getState().testRun).toMatchObject({ tested: { project: { tests: 'status is 200' } } });
});

test('results that come after the project was left are dropped', async () => {
  const { store, answers } = open();
  const running = store.getState().runTests();
  await settled();
  store.getState().forgetTests();
  answers[0]?.(report);
  await running;
  expect(store.getState().testRun).toEqual({ kind: 'idle' });
});

test('code that does not compile says so in the place of results', async () => {
  const failure = { kind: 'no-handler', exports: [] } as const;
  const { store } = openSession(projectOf('x'), {
    compiler: { compile: async () => ({ ok: false, failure }) },
  });
  await store.getState().runTests();
  expect(store.getState().testRun).toEqual({ kind: 'failed', failure, last: null });
});
