/** A file's text as an ES module: types stripped from code, data and text as the default export. */
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { stripTypes } from './strip-types.ts';

export interface ModuleSource {
  readonly code: string;
  /** Version 3 JSON, or null when `code` is the user's text. */
  readonly sourceMap: string | null;
  /** Whether it is the user's code, which can import and be at fault. */
  readonly isCode: boolean;
}

export const isCodePath = (path: string): boolean => /\.(ts|js|mjs)$/.test(path);

export function moduleSource(path: string, text: string): Result<ModuleSource, CompileFailure> {
  if (isCodePath(path)) {
    const stripped = stripTypes(path, text);
    return stripped.ok ? { ok: true, value: { ...stripped.value, isCode: true } } : stripped;
  }
  if (path.endsWith('.json')) return jsonModule(path, text);
  return data(JSON.stringify(text));
}

/** `names`: members that can be imported by themselves, too. */
function data(expression: string, names: readonly string[] = []): Result<ModuleSource, CompileFailure> {
  const members = names.map(
    (name, index) => `const m${index} = data.${name}; export { m${index} as ${name} };`,
  );
  const code = `const data = ${expression}; export default data; ${members.join(' ')}`;
  return { ok: true, value: { code, sourceMap: null, isCode: false } };
}

/** A table of thousands of entries is read through its default export. */
const MOST_NAMES = 200;

/** As TypeScript and bundlers have it: what can be written as a name in an import. */
const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value)
        .slice(0, MOST_NAMES)
        .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default')
    : [];

/** Parsed where it is imported: as an expression `__proto__` would mean something else. */
function jsonModule(path: string, text: string): Result<ModuleSource, CompileFailure> {
  try {
    const names = namesIn(JSON.parse(text));
    return data(`JSON.parse(${JSON.stringify(text)})`, names);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, failure: { kind: 'syntax', message, location: placeIn(path, text, message) } };
  }
}

/** Engines tell the place in their messages, each in its own way; the end of the text where they tell none. */
function placeIn(file: string, text: string, message: string): SourceLocation {
  const told = /line (\d+) column (\d+)/.exec(message);
  if (told) return { file, line: Number(told[1]), column: Number(told[2]) };
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
