/** What went wrong while a handler was loaded, in the user's terms: which kind of failure, and where in which file. */
import type { Exchange } from '../host/exchange.ts';
import { stoppedAt } from '../host/handler-log.ts';
import { type SourceMapper, stopPlace, userFrames } from '../host/user-stack.ts';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { EngineError } from './engine.ts';
import { missingExport } from './missing-export.ts';
import { locateIn, type Module, type ModuleGraph } from './module-graph.ts';
import { MEMORY_LIMIT_BYTES } from './snapshot.ts';
import { whyUnreadable } from './unsupported-syntax.ts';

export type LoadProblem =
  | { readonly kind: 'never-settles' }
  | { readonly kind: 'threw'; readonly error: EngineError }
  | { readonly kind: 'no-handler'; readonly exports: readonly string[] }
  | { readonly kind: 'trapped'; readonly message: string };

/** `pendingAwait`: of a load that never settles, where it waits. */
export function tellLoadFailure(
  problem: LoadProblem,
  graph: ModuleGraph,
  mapper: SourceMapper,
  exchange: Exchange,
  pendingAwait: SourceLocation | null,
): CompileFailure {
  if (exchange.isOutOfTime()) {
    const { cpuLimitMs: limitMs } = exchange.environment;
    const thrown = problem.kind === 'threw' ? stopPlace(problem.error.stack, mapper) : null;
    return { kind: 'load-time-limit', limitMs, location: thrown ?? stoppedAt(exchange, mapper) };
  }
  switch (problem.kind) {
    case 'never-settles':
      return { kind: 'load-never-settles', entry: graph.entry.name, location: pendingAwait };
    case 'no-handler':
      return problem;
    case 'trapped':
      return { kind: 'load-trapped', message: problem.message };
    case 'threw':
    default:
      return thrownFailure(problem.error, graph, mapper);
  }
}

function thrownFailure(
  { name, message, stack }: EngineError,
  graph: ModuleGraph,
  mapper: SourceMapper,
): CompileFailure {
  if (name === 'InternalError' && message === 'out of memory')
    return { kind: 'load-out-of-memory', limitBytes: MEMORY_LIMIT_BYTES };
  const modules = [graph.entry, ...graph.others];
  const missing = name === 'SyntaxError' ? missingExport(message, modules, mapper) : null;
  if (missing) return missing;
  const frames = userFrames(stack, mapper, message);
  const first = frames[0];
  // The engine does not say where a regular expression literal is that it cannot read.
  if (name === 'SyntaxError' && stack === '') {
    const location = brokenPattern(modules, mapper) ?? start(modules);
    return { kind: 'syntax', message, location };
  }
  // A syntax error's stack is one frame without a function: the place itself.
  if (name === 'SyntaxError' && first && frames.length === 1 && /^\s*at [^()]*:\d+:\d+\s*$/.test(stack))
    return {
      kind: 'syntax',
      message: syntaxWords(message, first.location, modules),
      location: first.location,
    };
  return { kind: 'threw-at-load', error: { name, message, stack: frames } };
}

/** Lines are those of the user's text in the JavaScript too. */
function syntaxWords(message: string, { file, line }: SourceLocation, modules: readonly Module[]): string {
  const code = modules.find(({ name }) => name === file)?.code ?? '';
  return whyUnreadable(message, code.split('\n')[line - 1] ?? '') ?? message;
}

const start = ([entry]: readonly Module[]): SourceLocation => ({
  file: entry?.name ?? '',
  line: 1,
  column: 1,
});

function brokenPattern(modules: readonly Module[], mapper: SourceMapper): SourceLocation | null {
  for (const module of modules)
    for (const { index, 1: pattern = '', 2: flags = '' } of module.code.matchAll(
      /\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/(\w*)/g,
    )) {
      const location = isPattern(pattern, flags) ? null : locateIn(module, index, mapper);
      if (location) return location;
    }
  return null;
}

function isPattern(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
