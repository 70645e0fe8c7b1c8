/** Components that other toolchains made, on their way to where they run. */
import type { ForeignFailure } from './failure.ts';
import type { InspectInput, Inspection } from './inspection.ts';
import type { Result } from './result.ts';

/** `served`: as in the playground's own components. `refusing`: there, but every call gets the interface's own error. */
export interface ForeignImport {
  /** As the component has it, such as `wasi:http/types@0.2.6`. */
  readonly name: string;
  /** `missing`: a call ends the run with the function's name. */
  readonly service: 'served' | 'refusing' | 'missing';
}

export interface CoreModule {
  /** What the glue asks for it by. */
  readonly name: string;
  /** With its memories and tables held to the limits of an instance. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A component turned into what a browser runs. */
export interface TranspiledComponent {
  /** An ES module that jco generated, in its instantiation mode. */
  readonly glue: string;
  readonly cores: readonly CoreModule[];
  /** Interfaces that the glue asks for, without versions. */
  readonly interfaces: readonly string[];
  readonly imports: readonly ForeignImport[];
  readonly exports: readonly string[];
}

/** A component with its file's own bytes. */
export interface ReadComponent {
  readonly component: Uint8Array<ArrayBuffer>;
  readonly transpiled: TranspiledComponent;
}

/** What Akamai Functions accepts as an application. */
export const FOREIGN_LIMIT_BYTES = 50 * 1024 * 1024;

export interface TranspilerCalls {
  transpile: { input: Uint8Array<ArrayBuffer>; output: Result<TranspiledComponent, ForeignFailure> };
  inspect: { input: InspectInput; output: Inspection };
}

/** Sent when all is loaded and the component is about to be read: the time limit counts from here. */
export interface TranspilerEvent {
  readonly type: 'entering';
}
