/** QuickJS's stack lines as frames in the user's own source. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { SourceLocation, StackFrame } from '../protocol/failure.ts';

/** From the evaluated JavaScript back to what the user wrote. */
export interface SourceMapper {
  readonly file: string;
  locate(line: number, column: number): SourceLocation;
}

/** `sourceMap`: version 3 JSON, or null when the user's text was evaluated as it is. */
export function createSourceMapper(file: string, sourceMap: string | null): SourceMapper {
  const map = sourceMap === null ? null : new TraceMap(sourceMap);
  return {
    file,
    locate(line, column) {
      // Trace mapping counts columns from 0, QuickJS and Monaco from 1.
      const original = map ? originalPositionFor(map, { line, column: Math.max(0, column - 1) }) : null;
      if (original?.line == null) return { file, line, column };
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
    if (match?.[2] !== mapper.file) return [];
    const name = match[1] ?? '';
    return [
      {
        functionName: TOP_LEVEL.has(name) ? '' : name,
        location: mapper.locate(Number(match[3]), Number(match[4])),
      },
    ];
  });
}
