import type { CompileFailure } from './failure.ts';
import type { ConsoleEntry } from './http.ts';
import type { Result } from './result.ts';

export interface CompileInput {
  /** The file's name as the user sees it; its ending says whether types are stripped (`.ts`) or not (`.js`). */
  readonly file: string;
  readonly source: string;
}

export type EntryStyle = 'default-export' | 'fetch-event';

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
  /** Encoded source map (version 3 JSON) from the evaluated JavaScript to the user's source; null when they are the same text. */
  readonly sourceMap: string | null;
  readonly stages: StageTimes;
  /** What the handler printed while it was loaded. */
  readonly console: readonly ConsoleEntry[];
}

export interface CompilerCalls {
  compile: { input: CompileInput; output: Result<CompiledComponent, CompileFailure> };
}

export type CompilerEvent = never;
