/** TypeScript without its types. Line numbers stay; a source map brings columns back. */
import { transform } from 'sucrase';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';

export interface StrippedSource {
  readonly code: string;
  /** Version 3 JSON, or null when `code` is the user's text. */
  readonly sourceMap: string | null;
}

export function stripTypes(file: string, source: string): Result<StrippedSource, CompileFailure> {
  if (!file.endsWith('.ts')) return { ok: true, value: { code: source, sourceMap: null } };
  const namespace = findNamespace(file, source);
  if (namespace) return { ok: false, failure: namespace };
  try {
    const { code, sourceMap } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      filePath: file,
      sourceMapOptions: { compiledFilename: file },
    });
    return { ok: true, value: { code, sourceMap: sourceMap ? JSON.stringify(sourceMap) : null } };
  } catch (error) {
    return { ok: false, failure: syntaxFailure(file, error) };
  }
}

/** Sucrase would drop a namespace together with the code in it, without a word. */
function findNamespace(file: string, source: string): CompileFailure | null {
  const match = /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[\w$.]+[ \t]*\{/m.exec(source);
  if (!match) return null;
  const line = source.slice(0, match.index).split('\n').length;
  const message = 'TypeScript namespaces are not supported: use plain objects or functions instead';
  return { kind: 'syntax', message, location: { file, line, column: 1 } };
}

/** Sucrase says where in `loc`, columns from 1, and again at the end of its message. */
function syntaxFailure(file: string, error: unknown): CompileFailure {
  const { message = String(error), loc } = error as {
    message?: string;
    loc?: { line: number; column: number };
  };
  const location: SourceLocation = { file, line: loc?.line ?? 1, column: loc?.column ?? 1 };
  const bare = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  return { kind: 'syntax', message: bare, location };
}
