/** Runs what the tests of a project need, in a page's worker or in Node, and judges them. */
import type { RequestHandler } from '../host/handler.ts';
import { PLACES } from '../model/places.ts';
import { requestOf } from '../project/sent-request.ts';
import type { RunQuestion, SeenRun } from '../project/tests/evidence.ts';
import { judgeLines } from '../project/tests/judge.ts';
import { planTests } from '../project/tests/plan.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ComputeMeasurement } from '../protocol/measurement.ts';
import type { TestedProject, TestReport } from '../protocol/tests.ts';
import { atMostEvery } from './at-most-every.ts';
import { summarise } from './measure.ts';
import { measureForTraffic } from './measure-for-traffic.ts';
import { whyUnsendable } from './router-request.ts';
import { runOnce } from './run-once.ts';
import { seeTraffic } from './test-traffic.ts';

export interface TestLimits {
  /** Real time that the handler may compute each time it is entered. */
  readonly cpuLimitMs: number;
  /** Called before each entry into the handler, and from time to time between, so that a watchdog can tell work from a loop. */
  readonly entering: () => void;
}

/** Often enough for a watchdog. */
const SIGNAL_MS = 100;

export function runTests(handler: RequestHandler, project: TestedProject, given: TestLimits): TestReport {
  const plan = planTests(project, PLACES.cities);
  const limits = { ...given, entering: atMostEvery(SIGNAL_MS, given.entering) };
  const tester = new Tester(handler, project, limits);
  const runs = plan.runs.map((question) => tester.run(question));
  const traffic = plan.traffic.map(({ request, cityIds }) => tester.traffic(request, cityIds));
  limits.entering();
  const outcomes = judgeLines(plan.lines, project, { runs, traffic, imports: handler.imports });
  return { outcomes, runs: runs.length, simulated: tester.simulated };
}

class Tester {
  simulated = 0;
  readonly #handler: RequestHandler;
  readonly #project: TestedProject;
  readonly #limits: TestLimits;
  /** By request: it takes as long wherever it comes from. */
  readonly #measured = new Map<number, ComputeMeasurement>();

  constructor(handler: RequestHandler, project: TestedProject, limits: TestLimits) {
    this.#handler = handler;
    this.#project = project;
    this.#limits = limits;
  }

  run(question: RunQuestion): SeenRun {
    const { world } = this.#project;
    const { cpuLimitMs, entering } = this.#limits;
    const { cityId, connection, arrival } = question;
    const input = {
      world,
      request: this.#request(question.request),
      cityId,
      connection,
      arrival,
      cpuLimitMs,
    };
    const known = this.#measured.get(question.request) ?? null;
    const seen = runOnce(this.#handler, input, entering, known);
    if (!seen.ok) return { question, runs: seen };
    this.#measured.set(question.request, seen.value.measurement);
    return { question, runs: { ok: true, value: seen.value.runs } };
  }

  traffic(index: number, cityIds: readonly string[]): ReturnType<typeof seeTraffic> {
    const request = this.#request(index);
    const unsendable = whyUnsendable(request);
    if (unsendable !== null)
      return {
        request: index,
        platforms: { ok: false, failure: { kind: 'bad-request', message: unsendable } },
      };
    const { world } = this.#project;
    const { cpuLimitMs, entering } = this.#limits;
    const measurement =
      this.#measured.get(index) ??
      summarise(measureForTraffic(this.#handler, world, request, cpuLimitMs, entering));
    const onSimulated = (count: number): void => void (this.simulated += count);
    return seeTraffic(this.#handler, {
      ...this.#limits,
      world,
      request,
      index,
      cityIds,
      measurement,
      onSimulated,
    });
  }

  #request(index: number): HttpRequest {
    const saved = this.#project.requests[index];
    if (saved === undefined) throw new Error(`the project has no request ${index}`);
    return requestOf(saved);
  }
}
