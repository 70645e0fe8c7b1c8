import type { HistorySlice, PastRun } from '../app-state.ts';
import type { SliceCreator } from '../slice.ts';

/** Runs to choose from, besides those that are pinned. */
const MOST_PAST_RUNS = 10;
export const MOST_PINNED = 2;

export const createHistorySlice: SliceCreator<HistorySlice> = (set, get) => ({
  history: [],
  pinned: [],
  remember({ question, output }) {
    const { history, pinned, project, foreign } = get();
    const { runId, sourceRevision, request, cityId, connection, arrival, world } = question;
    const source = foreign?.artifactId ?? `revision ${sourceRevision}`;
    const past: PastRun = {
      runId,
      title: project.title,
      source,
      code: foreign?.name ?? `code ${codeNumber([...pinned, ...history], source)}`,
      method: request.method,
      path: request.path,
      cityId,
      connection,
      arrival,
      region: world.region,
      runs: output.runs.map(({ platform, routing, waterfall, result }) => ({
        platform,
        routing,
        waterfall,
        hasFailed: !result.ok,
      })),
    };
    set({ history: [past, ...history].slice(0, MOST_PAST_RUNS) });
  },
  pin(runId) {
    const { history, pinned } = get();
    const past = history.find((each) => each.runId === runId);
    const isPinned = pinned.some((each) => each.runId === runId);
    if (past === undefined || isPinned || pinned.length >= MOST_PINNED) return;
    set({ pinned: [...pinned, past] });
  },
  unpin: (runId) => set({ pinned: get().pinned.filter((each) => each.runId !== runId) }),
});

/** Code that ran before keeps its number; else the next one. */
function codeNumber(runs: readonly PastRun[], source: string): number {
  const numbers = runs.map(({ code }) => Number(/^code (\d+)$/.exec(code)?.[1] ?? 0));
  const known = runs.findIndex((each) => each.source === source);
  return numbers[known] ?? Math.max(0, ...numbers) + 1;
}
