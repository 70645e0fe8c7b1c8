import { runScenario } from '../../worker/model/report.ts';
import { readScenario } from '../../worker/model/scenario.ts';

const RUNS = 3;
export const SIMULATED_REQUESTS = 1_000_000;
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];

export interface SimulatorTimes {
  /** Seconds that the default world takes for a million requests on its three platforms. */
  readonly seconds: readonly number[];
  /** One platform, and more and more requests: the time of each has to grow with them, and memory not at all. */
  readonly growth: readonly {
    readonly requests: number;
    readonly seconds: number;
    readonly heapMb: number;
  }[];
}

export function timeSimulator(): SimulatorTimes {
  return {
    seconds: Array.from({ length: RUNS }, () => secondsOf(SIMULATED_REQUESTS, undefined)),
    growth: SIZES.map((requests) => {
      const seconds = secondsOf(requests, ['lambda']);
      return { requests, seconds, heapMb: process.memoryUsage().heapUsed / 1_000_000 };
    }),
  };
}

function secondsOf(requests: number, platforms: readonly string[] | undefined): number {
  const scenario = readScenario({ requests, world: platforms ? { platforms } : {} });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.failure));
  const startMs = performance.now();
  const { generated } = runScenario(scenario.value);
  if (generated !== requests) throw new Error(`the simulator generated ${generated} requests`);
  return (performance.now() - startMs) / 1_000;
}
