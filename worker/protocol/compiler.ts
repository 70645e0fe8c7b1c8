import type { CompileFailure } from './failure.ts';
import type { ConsoleEntry } from './http.ts';
import type { Limited, Result } from './result.ts';

/** A file of a project. `path` is relative to its root, with `/` between segments, such as `lib/greet.ts`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface CompileInput {
  /** All files of the project. A path's ending says what its text is: TypeScript, JavaScript, JSON, or plain text. */
  readonly files: readonly SourceFile[];
  /** Path of the file whose exports answer requests. */
  readonly entry: string;
}

/** In the order in which they are looked for. */
export type EntryStyle = 'default-export' | 'fetch-event' | 'handle-export';

/** From the JavaScript that was evaluated under the name `file` back to the user's text. */
export interface FileMap {
  readonly file: string;
  /** The JavaScript that was evaluated. */
  readonly code: string;
  /** Version 3 JSON; null when the user's text was evaluated as it is. */
  readonly sourceMap: string | null;
}

export interface StageTimes {
  readonly stripMs: number;
  readonly instantiateMs: number;
  readonly evaluateMs: number;
  readonly snapshotMs: number;
  readonly spliceMs: number;
}

export interface CompiledComponent {
  /** A WebAssembly component, layer 1, exporting `wasi:http/incoming-handler`. */
  readonly component: Uint8Array<ArrayBuffer>;
  /** Where the handler's core module lies inside `component`, in bytes. */
  readonly coreOffset: number;
  readonly coreLength: number;
  readonly entryStyle: EntryStyle;
  /** Of each of the user's files that is code: stack frames that lie in none of them are not the user's. */
  readonly sourceMaps: readonly FileMap[];
  readonly stages: StageTimes;
  /** What the handler printed while it was loaded. */
  readonly console: readonly ConsoleEntry[];
}

export interface CompilerCalls {
  compile: { input: Limited<CompileInput>; output: Result<CompiledComponent, CompileFailure> };
}

/** Sent when all that a compile needs is there: its CPU limit counts from now. */
export interface CompilerEvent {
  readonly type: 'entering';
}
