/** `npm run -s compile -- handler.ts -o out.wasm`: the worker's compiler without a browser. Bad input exits with 1 or 2. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFailure } from '../src/state/describe-failure.ts';
import type { CompilerCalls } from '../worker/protocol/compiler.ts';
import type { CompileFailure } from '../worker/protocol/failure.ts';
import { runLimited, SILENCE_LIMIT_MS } from './limited.ts';

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

function readSource(path: string): string {
  if (!/\.(ts|js)$/.test(path)) fail(2, `${path}: a handler's file name ends in .ts or .js`, USAGE);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return fail(2, `cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function explain(path: string, failure: CompileFailure): never {
  const { title, detail, location, hint } = describeFailure(failure);
  const place = location ? `${path}:${location.line}:${location.column}` : path;
  return fail(1, `${place}: ${title}: ${detail}`, ...(hint === undefined ? [] : [hint]));
}

const { input, output } = readArguments();
const outcome = await runLimited<CompilerCalls['compile']['output']>(
  new URL('./compile.child.ts', import.meta.url),
  { files: [{ path: basename(input), text: readSource(input) }], entry: basename(input) },
);
if (outcome.kind === 'silent') explain(input, { kind: 'load-time-limit', limitMs: SILENCE_LIMIT_MS });
else if (outcome.kind === 'refused') fail(1, `${input}: ${outcome.words}`);
else if (!outcome.output.ok) explain(input, outcome.output.failure);
else {
  const { component, console: printed, stages } = outcome.output.value;
  for (const { level, text } of printed) console.error(`[${level}] ${text}`);
  writeFileSync(output, component);
  const totalMs = Object.values(stages).reduce((sum, ms) => sum + ms, 0);
  console.error(
    `${output}: ${component.length.toLocaleString('en')} bytes, compiled in ${totalMs.toFixed(0)} ms`,
  );
}
