import type { TestedProject } from '../../../worker/protocol/tests.ts';
import type { Tested, TestRun, TestsSlice } from '../app-state.ts';
import type { ArtifactShelf } from '../artifact-shelf.ts';
import type { TesterPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';

export const createTestsSlice =
  (tester: TesterPort, shelf: ArtifactShelf): SliceCreator<TestsSlice> =>
  (set, get) => {
    let lastRunId = 0;
    const isCurrent = (runId: number) => {
      const { testRun } = get();
      return testRun.kind === 'running' && testRun.runId === runId;
    };
    const refused = (before: TestRun): TestRun => {
      const { build } = get();
      if (build.kind !== 'failed') return before;
      return { kind: 'failed', failure: build.failure, last: testedOf(before) };
    };

    return {
      testRun: { kind: 'idle' },
      editTests: (tests) => set({ project: { ...get().project, tests }, isEdited: true }),
      forgetTests: () => set({ testRun: { kind: 'idle' } }),
      async runTests() {
        const { testRun: before, sourceRevision } = get();
        if (before.kind === 'running') return;
        lastRunId += 1;
        const runId = lastRunId;
        const project = testedProject(get().project);
        const last = testedOf(before);
        set({ testRun: { kind: 'running', runId, last } });
        const artifactId = await get().prepare();
        const artifact = artifactId === null ? null : shelf.artifact(artifactId);
        if (!isCurrent(runId)) return;
        if (artifact === null) return set({ testRun: refused(before) });
        const result = await tester.test({ artifact, project });
        if (!isCurrent(runId)) return;
        set({
          testRun: result.ok
            ? { kind: 'done', tested: { project, sourceRevision, report: result.value } }
            : { kind: 'failed', failure: result.failure, last },
        });
      },
    };
  };

/** What is known of the tests: while they run, or could not, what they came to before. */
export function testedOf(run: TestRun): Tested | null {
  if (run.kind === 'done') return run.tested;
  return run.kind === 'idle' ? null : run.last;
}

/** Whatever else a project holds makes no difference to its tests. */
function testedProject(project: TestedProject): TestedProject {
  const { tests, world, requests, cityId, connection, arrival } = project;
  return { tests, world, requests, cityId, connection, arrival };
}
