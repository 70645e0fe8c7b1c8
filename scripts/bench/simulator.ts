import { runScenario } from '../../worker/model/report.ts';
import { readScenario } from '../../worker/model/scenario.ts';

const RUNS = 3;
export const SIMULATED_REQUESTS = 1_000_000;

/** Seconds that the default world takes for a million requests on three platforms. */
export function timeSimulator(): number[] {
  const scenario = readScenario({ requests: SIMULATED_REQUESTS });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.failure));
  return Array.from({ length: RUNS }, () => {
    const startMs = performance.now();
    const { generated } = runScenario(scenario.value);
    if (generated !== SIMULATED_REQUESTS) throw new Error(`the simulator generated ${generated} requests`);
    return (performance.now() - startMs) / 1_000;
  });
}
