/**
 * Every way in which user code can fail us, as data. `src/state/describe-failure.ts` is the only place that words them.
 */

import type { ConsoleEntry } from './http.ts';

/** A place in the user's own source. Lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface StackFrame {
  /** Empty for code outside any function. */
  readonly functionName: string;
  readonly location: SourceLocation;
}

/** A thrown value as the guest saw it. `stack` holds only the user's frames, innermost first. */
export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly stack: readonly StackFrame[];
}

export type CompileFailure =
  | { readonly kind: 'syntax'; readonly message: string; readonly location: SourceLocation }
  | { readonly kind: 'threw-at-load'; readonly error: ThrownError }
  /** `importable`: what could be imported instead, by name; empty where a file of the project was meant. */
  | {
      readonly kind: 'import-unavailable';
      readonly specifier: string;
      readonly location: SourceLocation;
      readonly importable: readonly string[];
    }
  /** `name` is imported from `specifier`; `exports` are the names that could be. */
  | {
      readonly kind: 'export-missing';
      readonly why: 'absent' | 'ambiguous' | 'circular';
      readonly name: string;
      readonly specifier: string;
      readonly location: SourceLocation;
      readonly exports: readonly string[];
    }
  | { readonly kind: 'no-entry'; readonly entry: string; readonly files: readonly string[] }
  | { readonly kind: 'no-handler'; readonly exports: readonly string[] }
  /** `location`: of the await; null where it could not be found among the entry and what it imports. */
  | {
      readonly kind: 'load-never-settles';
      readonly entry: string;
      readonly location: SourceLocation | null;
    }
  /** `location`: where the handler was when its time was up; null when it had to be ended from outside. */
  | {
      readonly kind: 'load-time-limit';
      readonly limitMs: number;
      readonly location: SourceLocation | null;
    }
  | { readonly kind: 'load-out-of-memory'; readonly limitBytes: number }
  | { readonly kind: 'load-trapped'; readonly message: string }
  | { readonly kind: 'component-too-large'; readonly sizeBytes: number; readonly limitBytes: number };

export type RunFailure =
  | { readonly kind: 'handler-threw'; readonly error: ThrownError }
  | { readonly kind: 'not-a-response'; readonly got: string }
  | { readonly kind: 'never-settles' }
  | {
      /** The head was sent, with this status, and so much of the body. */
      readonly kind: 'body-broke-off';
      readonly status: number;
      readonly sentBytes: number;
      readonly error: ThrownError | null;
    }
  | {
      readonly kind: 'cpu-limit';
      readonly limitMs: number;
      /** As for `load-time-limit`. */
      readonly location: SourceLocation | null;
      /** What the handler had printed by then; left out where it ended with its worker, and that with it. */
      readonly printed?: readonly ConsoleEntry[];
    }
  | { readonly kind: 'out-of-memory'; readonly limitBytes: number }
  | { readonly kind: 'body-too-large'; readonly limitBytes: number }
  | { readonly kind: 'wait-limit'; readonly limitMs: number }
  | { readonly kind: 'too-many-calls'; readonly limit: number }
  | { readonly kind: 'trapped'; readonly message: string }
  /** Of components made elsewhere: a call to an import that nobody serves, such as `fermyon:spin/key-value open`. */
  | { readonly kind: 'import-missing'; readonly import: string }
  /** It answered with a case of `wasi:http`'s `error-code` in place of a response. */
  | { readonly kind: 'answered-with-error'; readonly code: string }
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'bad-request'; readonly message: string };

/** A file that is no component which could answer requests here. */
export type ForeignFailure =
  | { readonly kind: 'file-empty' }
  | { readonly kind: 'file-unreadable'; readonly message: string }
  | { readonly kind: 'file-too-large'; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly kind: 'not-webassembly'; readonly looksLike: 'text' | 'zeros' | 'data' }
  | { readonly kind: 'core-module' }
  | { readonly kind: 'unknown-encoding'; readonly version: number; readonly layer: number }
  | { readonly kind: 'component-damaged'; readonly message: string }
  /** It does not export `wasi:http/incoming-handler` of WASI 0.2. */
  | { readonly kind: 'other-world'; readonly exports: readonly string[] }
  | { readonly kind: 'component-unsupported'; readonly message: string }
  | { readonly kind: 'component-too-hungry'; readonly neededBytes: number; readonly limitBytes: number }
  | { readonly kind: 'transpile-time-limit'; readonly limitMs: number };

/** What a door to a worker can add to any call. */
export type WorkerFailure =
  { readonly kind: 'terminated' } | { readonly kind: 'worker-unavailable'; readonly message: string };

/** A share link, stored project or scenario that cannot be used. `path` names the offending field, such as `world.traffic`. */
export type ProjectFailure =
  | { readonly kind: 'link-damaged'; readonly message: string }
  | { readonly kind: 'link-too-large'; readonly limitBytes: number }
  | { readonly kind: 'link-from-newer-version'; readonly version: number }
  | { readonly kind: 'invalid-field'; readonly path: string; readonly message: string };
