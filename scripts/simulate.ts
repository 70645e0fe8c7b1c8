/**
 * `npm run -s simulate -- scenario.json`: the report goes to stdout, everything else to stderr. Bad input exits with 2, and
 * a test that does not pass with 1.
 */
import { readFileSync } from 'node:fs';
import { describeFailure } from '../src/state/describe-failure.ts';
import { runScenario } from '../worker/model/report.ts';
import { scenarioJsonSchema } from '../worker/model/scenario.ts';
import { fileTrouble } from './file-trouble.ts';
import { COMPUTE_LIMIT_MS, runLimited } from './limited.ts';
import type { Simulated } from './simulate.child.ts';
import { type Subject, subjectOfJson, subjectOfLink } from './simulate-subject.ts';
import { describeTests, tallyWords } from './simulate-tests.ts';

const USAGE = `usage: npm run -s simulate -- scenario.json   (see docs/model.md for the fields)
       npm run -s simulate -- project.json    (with its code, requests and tests; see docs/tests.md)
       npm run -s simulate -- --link '#h=…'   (the same, from a share link)
       npm run -s simulate -- --schema        (the JSON Schema of scenarios)`;

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
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(`${file} is not JSON: ${messageOf(error)}`);
  }
}

function readSubject(args: readonly string[]): Subject {
  const [first, second] = args;
  const isLink = first === '--link';
  if (first === undefined || args.length !== (isLink ? 2 : 1)) return refuse(USAGE);
  const subject = isLink ? subjectOfLink(second ?? '') : subjectOfJson(first, parse(first, read(first)));
  const name = isLink ? 'the link' : first;
  return subject.ok ? subject.value : refuse(`${name} cannot be simulated:`, ...subject.failure);
}

/** With a component the run has a process of its own: its handler may loop. */
async function simulate(subject: Subject): Promise<Simulated> {
  const { scenario } = subject;
  if (!scenario.component) return { report: runScenario(scenario), tests: null };
  const child = new URL('./simulate.child.ts', import.meta.url);
  const outcome = await runLimited<Simulated>(child, subject);
  if (outcome.kind === 'done') return outcome.output;
  if (outcome.kind === 'refused') return refuse(outcome.words);
  const { title, detail } = describeFailure({ kind: 'cpu-limit', limitMs: COMPUTE_LIMIT_MS, location: null });
  return refuse(`${scenario.component.file}: ${title}: ${detail}`);
}

const args = process.argv.slice(2);
if (args[0] === '--schema' && args.length === 1) {
  process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  process.exit(0);
}
const subject = readSubject(args);
const startedMs = performance.now();
const { report, tests } = await simulate(subject);
const seconds = (performance.now() - startedMs) / 1_000;
const results = tests && describeTests(subject.tested?.tests ?? '', tests);
process.stdout.write(`${JSON.stringify({ ...report, ...(results && { tests: results }) }, null, 2)}\n`);
const perSecond = Math.round(report.generated / seconds).toLocaleString('en');
console.error(
  `${report.generated.toLocaleString('en')} requests on ${Object.keys(report.platforms).length} platforms in ${seconds.toFixed(2)} s (${perSecond} a second)`,
);
if (results) {
  const bad = results.lines.filter(({ outcome }) => outcome !== 'passed');
  for (const { line, text, found } of bad) console.error(`line ${line}: ${text}: ${found}`);
  console.error(tallyWords(results));
  if (bad.length > 0) process.exitCode = 1;
}
