/** QuickJS's stack lines as frames in the user's own source. */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { FileMap } from '../protocol/compiler.ts';
import type { SourceLocation, StackFrame } from '../protocol/failure.ts';
import { type Loop, loopsOf } from './loops.ts';
import { indexOfPlace, type Place, placesIn, plainCode } from './plain-code.ts';
import { throwPlace } from './throw-place.ts';

/** From the evaluated JavaScript back to what the user wrote. */
export interface SourceMapper {
  /** Null where `file` is not one of the user's, or has no such line. */
  locate(file: string, line: number, column: number): SourceLocation | null;
  /** As `locate`, for code that was stopped there: a loop that it was about to enter is where it was. */
  locateStopped(file: string, line: number, column: number): SourceLocation | null;
  /** As `locate`, for code that threw there: where it did so by what the engine says of it. */
  locateThrow(file: string, at: Place, functionName: string, message: string): SourceLocation | null;
}

export function createSourceMapper(sourceMaps: readonly FileMap[]): SourceMapper {
  const files = new Map(sourceMaps.map((map) => [map.file, map]));
  const parsed = new Map<string, TraceMap>();
  const mapOf = (file: string, sourceMap: string): TraceMap => {
    const map = parsed.get(file) ?? new TraceMap(sourceMap);
    parsed.set(file, map);
    return map;
  };
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const found = lines.get(file) ?? files.get(file)?.code.split('\n') ?? [];
    lines.set(file, found);
    return found;
  };
  /** Null where the file has no such line: a handler can write any stack, and the engine itself tells line 0 at times. */
  const placeWithin = (file: string, { line, column }: Place): Place | null => {
    const text = linesOf(file)[line - 1];
    return text === undefined ? null : { line, column: Math.min(Math.max(1, column), text.length + 1) };
  };
  const locate: SourceMapper['locate'] = (file, line, column) => {
    const map = files.get(file);
    const place = placeWithin(file, { line, column });
    if (!map || !place) return null;
    if (map.sourceMap === null) return { file, ...place };
    // Trace mapping counts columns from 0, QuickJS and Monaco from 1.
    const generated = { line, column: place.column - 1 };
    const original = originalPositionFor(mapOf(file, map.sourceMap), generated);
    if (original.line === null) return { file, ...place };
    return { file, line: original.line, column: original.column + 1 };
  };
  return {
    locate,
    locateStopped(file, line, column) {
      const place = placeWithin(file, { line, column });
      if (!place) return null;
      const at = loopAt(loopsOf(files.get(file)?.code ?? ''), place);
      return locate(file, at.line, at.column);
    },
    locateThrow(file, told, functionName, message) {
      const place = placeWithin(file, told);
      if (!place) return null;
      const code = files.get(file)?.code ?? '';
      const index = indexOfPlace(code, place);
      const found = throwPlace(plainCode(code), index, functionName, message);
      const at = found === index ? place : placesIn(code)(found);
      return locate(file, at.line, at.column);
    },
  };
}

const isBefore = (a: Place, b: Place): boolean =>
  a.line < b.line || (a.line === b.line && a.column < b.column);

/** The place itself inside a loop; else the loop that follows it, for the engine notes no place for loops. */
function loopAt(loops: readonly Loop[], place: Place): Place {
  const isInside = loops.some(({ start, end }) => !isBefore(place, start) && isBefore(place, end));
  if (isInside) return place;
  const next = loops.find(({ start, functionLine }) => isBefore(place, start) && functionLine <= place.line);
  return next?.start ?? place;
}

const FRAME = /^\s*at (?:(.*) \()?(.*?):(\d+):(\d+)\)?$/;
/** QuickJS's names for code outside any function. */
const TOP_LEVEL = new Set(['<anonymous>', '<eval>', '<module>', '']);

/** `thrown`: the message of the error whose stack this is; null for a stack that was only looked at. */
export function userFrames(stack: string, mapper: SourceMapper, thrown: string | null = null): StackFrame[] {
  return stack.split('\n').flatMap((text, index) => {
    const match = FRAME.exec(text);
    if (!match) return [];
    const [, name = '', file = '', line, column] = match;
    const place = { line: Number(line), column: Number(column) };
    const functionName = TOP_LEVEL.has(name) ? '' : name;
    // Frames further out are at a call, which has its place, and so has the caller of a native function.
    const location =
      thrown !== null && index === 0
        ? mapper.locateThrow(file, place, functionName, thrown)
        : mapper.locate(file, place.line, place.column);
    return location ? [{ functionName, location }] : [];
  });
}

/** Where code was that the host stopped, by its stack. A native function at the top was called at the very place. */
export function stopPlace(stack: string, mapper: SourceMapper): SourceLocation | null {
  const lines = stack.split('\n').filter((line) => line.trim() !== '');
  const isNative = /\(native\)\s*$/.test(lines[0] ?? '');
  for (const [index, text] of lines.entries()) {
    const match = FRAME.exec(text);
    if (!match) continue;
    const place = [match[2] ?? '', Number(match[3]), Number(match[4])] as const;
    // Frames further out are at a call, which has its place.
    const location = isNative || index > 0 ? mapper.locate(...place) : mapper.locateStopped(...place);
    if (location) return location;
  }
  return null;
}
