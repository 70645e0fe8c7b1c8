import type { Answered, Run, RunQuestion, RunSlice } from '../app-state.ts';
import type { ArtifactShelf } from '../artifact-shelf.ts';
import type { RunnerPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';
import { httpRequest } from './project.ts';

export const createRunSlice =
  (runner: RunnerPort, shelf: ArtifactShelf): SliceCreator<RunSlice> =>
  (set, get) => {
    let lastRunId = 0;
    const isCurrent = (question: RunQuestion) => {
      const { run } = get();
      return run.kind === 'running' && run.question.runId === question.runId;
    };

    return {
      run: { kind: 'idle' },
      forgetRun: () => set({ run: { kind: 'idle' } }),
      async sendRequest() {
        const { run: before, project, sourceRevision } = get();
        if (before.kind === 'running') return;
        lastRunId += 1;
        const { world, cityId, connection, arrival } = project;
        const input = { world, request: httpRequest(project), cityId, connection, arrival };
        const question = { runId: lastRunId, sourceRevision, ...input };
        set({ run: { kind: 'running', question, last: answeredOf(before) } });
        const artifactId = await get().prepare();
        const artifact = artifactId === null ? null : shelf.artifact(artifactId);
        // A build that failed says so in the code region; there is nothing to run.
        if (artifact === null) return set({ run: isCurrent(question) ? before : get().run });
        const result = await runner.run({ artifact, ...input });
        if (!isCurrent(question)) return;
        const after: Run = result.ok
          ? { kind: 'done', question, output: result.value }
          : { kind: 'failed', question, failure: result.failure };
        set({ run: after });
        if (after.kind === 'done') get().remember(after);
      },
    };
  };

/** The answer on the screen: while a run is under way, that of the one before. */
export function answeredOf(run: Run): Answered | null {
  if (run.kind === 'done') return { question: run.question, output: run.output };
  return run.kind === 'running' ? run.last : null;
}
