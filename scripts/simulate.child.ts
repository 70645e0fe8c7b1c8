import { type Report, runScenario } from '../worker/model/report.ts';
import type { Scenario } from '../worker/model/scenario.ts';
import { answer } from './limited.ts';
import { runComponent } from './run-component.ts';

answer<{ scenario: Scenario; file: string }, Report>(async ({ scenario, file }, entering) =>
  runScenario(scenario, await runComponent(scenario, file, entering)),
);
