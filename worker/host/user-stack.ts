/** QuickJS's stack lines as frames in the user's own source. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { FileMap } from '../protocol/compiler.ts';
import type { SourceLocation, StackFrame } from '../protocol/failure.ts';

/** From the evaluated JavaScript back to what the user wrote. */
export interface SourceMapper {
  /** Null where `file` is not one of the user's. */
  locate(file: string, line: number, column: number): SourceLocation | null;
}

export function createSourceMapper(sourceMaps: readonly FileMap[]): SourceMapper {
  const texts = new Map(sourceMaps.map(({ file, sourceMap }) => [file, sourceMap]));
  const parsed = new Map<string, TraceMap>();
  const mapOf = (file: string, sourceMap: string): TraceMap => {
    const map = parsed.get(file) ?? new TraceMap(sourceMap);
    parsed.set(file, map);
    return map;
  };
  return {
    locate(file, line, column) {
      const sourceMap = texts.get(file);
      if (sourceMap === undefined) return null;
      if (sourceMap === null) return { file, line, column };
      // Trace mapping counts columns from 0, QuickJS and Monaco from 1.
      const original = originalPositionFor(mapOf(file, sourceMap), { line, column: Math.max(0, column - 1) });
      if (original.line === null) return { file, line, column };
      return { file, line: original.line, column: original.column + 1 };
    },
  };
}

const FRAME = /^\s*at (?:(.*) \()?(.*?):(\d+):(\d+)\)?$/;
/** QuickJS's names for code outside any function. */
const TOP_LEVEL = new Set(['<anonymous>', '<eval>', '<module>', '']);

export function userFrames(stack: string, mapper: SourceMapper): StackFrame[] {
  return stack.split('\n').flatMap((text) => {
    const match = FRAME.exec(text);
    const location = match && mapper.locate(match[2] ?? '', Number(match[3]), Number(match[4]));
    if (!location) return [];
    const name = match[1] ?? '';
    return [{ functionName: TOP_LEVEL.has(name) ? '' : name, location }];
  });
}
