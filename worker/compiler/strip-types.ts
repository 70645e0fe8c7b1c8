/** TypeScript without its types. Line numbers stay; a source map brings columns back. */
import { transform } from 'sucrase';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { sourceMapOf } from './source-map.ts';
import { whatStandsAt } from './unexpected.ts';
import { whyUnstrippable } from './unsupported-syntax.ts';

export interface StrippedSource {
  readonly code: string;
  /** Version 3 JSON, or null when `code` is the user's text. */
  readonly sourceMap: string | null;
}

export function stripTypes(file: string, source: string): Result<StrippedSource, CompileFailure> {
  if (!file.endsWith('.ts')) return { ok: true, value: { code: source, sourceMap: null } };
  try {
    const { code } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      filePath: file,
    });
    const namespace = findNamespace(file, source, code);
    if (namespace) return { ok: false, failure: namespace };
    return { ok: true, value: { code, sourceMap: sourceMapOf(file, source, code) } };
  } catch (error) {
    return { ok: false, failure: syntaxFailure(file, source, error) };
  }
}

/**
 * Sucrase drops a namespace together with the code in it, without a word. Text that reads like one but is still on its
 * line in `code` lies in a string or comment.
 */
function findNamespace(file: string, source: string, code: string): CompileFailure | null {
  const lines = code.split('\n');
  for (const match of source.matchAll(
    /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[\w$.]+[ \t]*\{/gm,
  )) {
    const line = source.slice(0, match.index).split('\n').length;
    if (lines[line - 1]?.includes(match[0])) continue;
    const message = 'TypeScript namespaces are not supported: use plain objects or functions instead';
    return { kind: 'syntax', message, location: { file, line, column: 1 } };
  }
  return null;
}

/** Sucrase says where in `loc`, columns from 1, and again at the end of its message. */
function syntaxFailure(file: string, source: string, error: unknown): CompileFailure {
  const { message = String(error), loc } = error as {
    message?: string;
    loc?: { line: number; column: number };
  };
  const location: SourceLocation = { file, line: loc?.line ?? 1, column: loc?.column ?? 1 };
  const bare = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  const told = bare
    .replace(/^Unexpected token\b/, () => `Unexpected ${whatStandsAt(source, location)}`)
    .replace(/expected "(.+)"$/, 'expected “$1”');
  return { kind: 'syntax', message: whyUnstrippable(source) ?? told, location };
}
