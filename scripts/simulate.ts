/** `npm run -s simulate -- scenario.json`: the report goes to stdout, everything else to stderr. Bad input exits with 2. */
import { readFileSync } from 'node:fs';
import { describeFailure } from '../src/state/describe-failure.ts';
import { type Report, runScenario } from '../worker/model/report.ts';
import { readScenario, type Scenario, scenarioJsonSchema } from '../worker/model/scenario.ts';
import { fileTrouble } from './file-trouble.ts';
import { COMPUTE_LIMIT_MS, runLimited } from './limited.ts';

const USAGE = `usage: npm run -s simulate -- scenario.json   (see docs/model.md for the fields)
       npm run -s simulate -- --schema        (their JSON Schema)`;

function refuse(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(2);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse(`cannot read ${file}: ${fileTrouble(error)}`, USAGE);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(`${file} is not JSON: ${messageOf(error)}`);
  }
}

/** With a component the run has a process of its own: its handler may loop. */
async function reportOf(scenario: Scenario, path: string): Promise<Report> {
  if (!scenario.component) return runScenario(scenario);
  const child = new URL('./simulate.child.ts', import.meta.url);
  const outcome = await runLimited<Report>(child, { scenario, file: path });
  if (outcome.kind === 'done') return outcome.output;
  if (outcome.kind === 'refused') return refuse(outcome.words);
  const { title, detail } = describeFailure({ kind: 'cpu-limit', limitMs: COMPUTE_LIMIT_MS, location: null });
  return refuse(`${scenario.component.file}: ${title}: ${detail}`);
}

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) refuse(USAGE);
if (file === '--schema') {
  process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  process.exit(0);
}
const scenario = readScenario(parse(file, read(file)));
if (!scenario.ok) {
  refuse(
    `${file} cannot be simulated:`,
    ...scenario.failure.map(({ path, message }) => `  ${path}: ${message}`),
  );
}
const startedMs = performance.now();
const report = await reportOf(scenario.value, file);
const seconds = (performance.now() - startedMs) / 1_000;
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const perSecond = Math.round(report.generated / seconds).toLocaleString('en');
console.error(
  `${report.generated.toLocaleString('en')} requests on ${Object.keys(report.platforms).length} platforms in ${seconds.toFixed(2)} s (${perSecond} a second)`,
);
