import { dirname, join } from 'node:path';
import { runTests } from '../worker/experiment/run-tests.ts';
import type { Scenario } from '../worker/model/scenario.ts';
import { type Report, runScenario } from '../worker/model/report.ts';
import type { TestReport } from '../worker/protocol/tests.ts';
import { answer, COMPUTE_LIMIT_MS } from './limited.ts';
import { fileTrouble } from './file-trouble.ts';
import { type DiskProject, readProject } from './read-project.ts';
import { loadHandler, runComponent } from './run-component.ts';
import type { Subject } from './simulate-subject.ts';

/** Null: there are no tests. */
export interface Simulated {
  readonly report: Report;
  readonly tests: TestReport | null;
}

answer<Subject, Simulated>(async ({ name, scenario, code, tested }, entering) => {
  const project = code ?? readComponent(name, scenario);
  const handler = await loadHandler(project, entering);
  const report = runScenario(scenario, runComponent(scenario, project, handler, entering));
  const limits = { cpuLimitMs: COMPUTE_LIMIT_MS, entering };
  return { report, tests: tested === null ? null : runTests(handler, tested, limits) };
});

function readComponent(name: string, { component }: Scenario): DiskProject {
  const path = join(dirname(name), component?.file ?? '');
  try {
    return readProject(path);
  } catch (error) {
    throw new Error(`component.file: cannot read ${path}: ${fileTrouble(error)}`, { cause: error });
  }
}
