import { MEMORY_LIMIT_BYTES } from '../compiler/snapshot.ts';
import type { RunFailure } from '../protocol/failure.ts';

/** What an origin answers, and what getting there costs in virtual time. */
export interface OriginReply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
  readonly networkUs: number;
  readonly serviceUs: number;
}

/** Looking the host up was in vain, and took this long. */
export interface NoSuchHost {
  readonly kind: 'no-such-host';
  readonly lookupUs: number;
}

/** An outbound request as it leaves the handler. */
export interface OriginRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** All that a handler can learn or reach while it answers one request. Nothing else comes in. */
export interface Environment {
  /** The wall clock when the handler starts; from there it moves only while the handler waits, so runs repeat. */
  readonly wallClockMs: number;
  /** Seed of everything random that the handler asks for. */
  readonly seed: number;
  /** Real time for which it may compute; a host may be unable to hold it to that at once. Infinity: no limit. */
  readonly cpuLimitMs: number;
  /** Null where there is nothing to look hosts up in: none is found, at once. */
  readonly callOrigin: (request: OriginRequest) => OriginReply | NoSuchHost | null;
}

/** The authority of a request that names none. */
export const DEFAULT_HOST = 'edge.example';

export const LIMITS = {
  /** Memory of one instance; fixed in the component itself. */
  memoryBytes: MEMORY_LIMIT_BYTES,
  bodyBytes: 10 * 1024 * 1024,
  /** Virtual time a handler may spend waiting. */
  waitMs: 30_000,
  /** Text a request may print before the rest is dropped. */
  consoleBytes: 256 * 1024,
  /** Outbound calls of one request. */
  calls: 64,
} as const;

/** Thrown through the guest by a host function to end a run at a limit; the instance is not used again. */
export class LimitReached extends Error {
  readonly failure: RunFailure;

  constructor(failure: RunFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}
