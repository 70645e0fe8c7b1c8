/** Runs of a story's world in Node, as `npm run -s simulate` does them: what its tests compare its claims with. */
import { createExecutor } from '../worker/experiment/executor.ts';
import { requestBytes } from '../worker/experiment/router-request.ts';
import { runOnce } from '../worker/experiment/run-once.ts';
import { runTests } from '../worker/experiment/run-tests.ts';
import { loadHandler } from '../worker/engine/fixtures/real-handler.ts';
import type { Handler } from '../worker/host/handler.ts';
import { type Report, runScenario } from '../worker/model/report.ts';
import { readScenario } from '../worker/model/scenario.ts';
import { arrivalsAtMost } from '../worker/model/traffic/bounds.ts';
import type { Execute } from '../worker/model/simulation.ts';
import type { Project } from '../worker/project/project.ts';
import type { World } from '../worker/project/world.ts';
import type { PlatformRun } from '../worker/protocol/runner.ts';
import type { TestReport } from '../worker/protocol/tests.ts';
import type { PlatformId } from '../worker/protocol/waterfall.ts';

/** What a tab would measure, stated so that a run can be repeated: the start that Spin states, and half of that to answer. */
const COMPUTE = { startUs: 500, handlerUs: 250 };

/** Evenly spread over the arrivals; the others take the outcome of the last that ran. */
const MOST_EXECUTED = 2_000;

const handlers = new Map<string, Promise<Handler>>();

function handlerOf(project: Project): Promise<Handler> {
  const handler = handlers.get(project.title) ?? loadHandler(project);
  handlers.set(project.title, handler);
  return handler;
}

const repeatable = (world: World): World => ({
  ...world,
  compute: {
    startUs: world.compute.startUs === 'measured' ? COMPUTE.startUs : world.compute.startUs,
    handlerUs: world.compute.handlerUs === 'measured' ? COMPUTE.handlerUs : world.compute.handlerUs,
  },
});

/** The run of one request, by platform. */
export async function ask(
  project: Project,
  change: Partial<Project> = {},
): Promise<Partial<Record<PlatformId, PlatformRun>>> {
  const { world, requests, selectedRequest, cityId, connection, arrival } = { ...project, ...change };
  const request = requests[selectedRequest];
  if (request === undefined) throw new Error('no such request');
  const input = { world: repeatable(world), request, cityId, connection, arrival };
  const run = runOnce(await handlerOf(project), { ...input, cpuLimitMs: 10_000 }, () => {});
  if (!run.ok) throw new Error(JSON.stringify(run.failure));
  return Object.fromEntries(run.value.runs.map((each) => [each.platform, each]));
}

/** What comes of the project's own tests. */
export async function check(project: Project): Promise<TestReport> {
  const tested = { ...project, world: repeatable(project.world) };
  return runTests(await handlerOf(project), tested, { cpuLimitMs: 10_000, entering: () => {} });
}

/** A report of all that arrives in so many virtual seconds. `watch` sees every execution of the component. */
export async function simulate(
  project: Project,
  durationS: number,
  change: Partial<World> = {},
  watch: (execute: Execute) => Execute = (execute) => execute,
): Promise<Report> {
  const scenario = readScenario({ world: repeatable({ ...project.world, ...change }), durationS });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.failure));
  const { world } = scenario.value;
  const request = project.requests[project.selectedRequest];
  if (request === undefined) throw new Error('no such request');
  const executor = createExecutor(await handlerOf(project), {
    world,
    kinds: [{ request, computeUs: () => Number(world.compute.handlerUs), isStated: true }],
    share: MOST_EXECUTED / arrivalsAtMost(world, durationS),
    cpuLimitMs: 10_000,
  });
  return runScenario(scenario.value, {
    execute: watch(executor.execute),
    requestBytes: [requestBytes(request)],
    compute: 'stated by the test',
  });
}
