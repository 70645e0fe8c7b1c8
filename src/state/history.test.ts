import { expect, test } from 'vitest';
import type { PlatformRun } from '../../worker/protocol/runner.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import type { Answered } from './app-state.ts';
import { openSession, projectOf } from './fake-session.ts';

const run: PlatformRun = {
  platform: 'edge',
  routing: {
    policy: 'single',
    chosen: { kind: 'pop', id: 'TYO', name: 'Tokyo' },
    candidates: [],
    reason: '',
    behind: null,
  },
  result: { ok: true, value: { status: 200, headers: [], body: new Uint8Array(9) } },
  late: null,
  chunks: [],
  usesRandom: false,
  console: [],
  waterfall: { segments: [], after: [], calls: [], ttfbUs: 1, totalUs: 2 },
};
const spread = { p5Us: 1, p50Us: 1, p95Us: 1, batches: 1, perBatch: 1 };

const answered = (runId: number, sourceRevision = 1): Answered => ({
  question: {
    runId,
    sourceRevision,
    world: DEFAULT_WORLD,
    request: { method: 'GET', path: '/', headers: [], body: '' },
    cityId: 'tokyo',
    connection: 'new',
    arrival: 'cold',
  },
  output: { runs: [run], measurement: { start: spread, compute: spread, bareInstance: null } },
});

function ran(...runs: readonly Answered[]) {
  const { store } = openSession(projectOf(''));
  for (const each of runs) store.getState().remember(each);
  return store;
}

const idsOf = (runs: readonly { readonly runId: number }[]) => runs.map(({ runId }) => runId);

test('the last ten runs are kept, the newest first, without their answers', () => {
  const store = ran(...Array.from({ length: 12 }, (_, index) => answered(index + 1)));
  const { history } = store.getState();
  expect(idsOf(history)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  expect(history[0]?.runs).toEqual([
    { platform: 'edge', routing: run.routing, waterfall: run.waterfall, hasFailed: false },
  ]);
});

test('a pinned run stays when it has left the history, and until it is unpinned', () => {
  const store = ran(answered(1));
  store.getState().pin(1);
  for (let runId = 2; runId < 14; runId += 1) store.getState().remember(answered(runId));
  store.getState().forgetRun();
  expect(idsOf(store.getState().pinned)).toEqual([1]);
  store.getState().unpin(1);
  expect(store.getState().pinned).toEqual([]);
});

test('two can be pinned, each once, and no third', () => {
  const store = ran(answered(1), answered(2), answered(3));
  for (const runId of [2, 2, 1, 3, 99]) store.getState().pin(runId);
  expect(idsOf(store.getState().pinned)).toEqual([2, 1]);
});

test('runs of the same code have the same number', () => {
  const store = ran(answered(1, 5), answered(2, 5), answered(3, 8), answered(4, 5));
  expect(store.getState().history.map(({ code }) => code)).toEqual(['code 1', 'code 2', 'code 1', 'code 1']);
});
