/** `npm run -s compile -- handler.ts -o out.wasm`: the worker's compiler without a browser. Bad input exits with 1 or 2. */
import { statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeFailure } from '../src/state/describe-failure.ts';
import type { CompilerCalls } from '../worker/protocol/compiler.ts';
import type { CompileFailure } from '../worker/protocol/failure.ts';
import { fileTrouble } from './file-trouble.ts';
import { COMPUTE_LIMIT_MS, runLimited } from './limited.ts';
import { type DiskProject, failureLine, readProject } from './read-project.ts';

const USAGE = 'usage: npm run -s compile -- handler.ts -o out.wasm';

function fail(exitCode: number, ...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(exitCode);
}

function readArguments(): { input: string; output: string } {
  try {
    const { values, positionals } = parseArgs({
      options: { output: { type: 'string', short: 'o' } },
      allowPositionals: true,
    });
    const [input, ...rest] = positionals;
    if (input !== undefined && values.output !== undefined && rest.length === 0)
      return { input, output: values.output };
    return fail(2, USAGE);
  } catch (error) {
    return fail(2, error instanceof Error ? error.message : String(error), USAGE);
  }
}

function read(path: string): DiskProject {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    fail(2, `${path} is a folder: name the file in it that answers requests`, USAGE);
  if (!/\.(ts|js|mjs)$/.test(path)) fail(2, `${path}: a handler's file name ends in .ts, .js or .mjs`, USAGE);
  try {
    return readProject(path);
  } catch (error) {
    return fail(2, `cannot read ${path}: ${fileTrouble(error)}`);
  }
}

function write(path: string, component: Uint8Array): void {
  try {
    writeFileSync(path, component);
  } catch (error) {
    fail(2, `cannot write ${path}: ${fileTrouble(error)}`);
  }
}

function explain(project: DiskProject, failure: CompileFailure): never {
  const { hint } = describeFailure(failure);
  return fail(1, failureLine(project, failure), ...(hint === undefined ? [] : [hint]));
}

const { input, output } = readArguments();
const project = read(input);
const outcome = await runLimited<CompilerCalls['compile']['output']>(
  new URL('./compile.child.ts', import.meta.url),
  project.input,
);
if (outcome.kind === 'silent')
  explain(project, { kind: 'load-time-limit', limitMs: COMPUTE_LIMIT_MS, location: null });
else if (outcome.kind === 'refused') fail(1, `${input}: ${outcome.words}`);
else if (!outcome.output.ok) explain(project, outcome.output.failure);
else {
  const { component, console: printed, stages } = outcome.output.value;
  for (const { level, text } of printed) console.error(`[${level}] ${text}`);
  write(output, component);
  const totalMs = Object.values(stages).reduce((sum, ms) => sum + ms, 0);
  console.error(
    `${output}: ${component.length.toLocaleString('en')} bytes, compiled in ${totalMs.toFixed(0)} ms`,
  );
}
