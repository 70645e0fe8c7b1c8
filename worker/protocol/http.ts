import type { SourceLocation } from './failure.ts';

/** A request as the composer writes it. `path` starts with `/` and carries the query. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

export interface ConsoleEntry {
  readonly level: ConsoleLevel;
  readonly text: string;
  /** Where in the user's source it was called, when the guest could tell. */
  readonly location: SourceLocation | null;
}
