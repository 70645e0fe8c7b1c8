import type { Spread } from './measurement.ts';

/** A parameter of a formula, as it was put in: `public factor`, `1.26 ×`, and who says so. */
export interface Parameter {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  readonly source?: string;
}

/** Where a figure comes from. Every figure on the screen carries one. */
export type Provenance =
  /** `spread`: of what was timed, where it was timed often. */
  | { readonly kind: 'measured'; readonly how: string; readonly spread?: Spread }
  | {
      readonly kind: 'modelled';
      readonly formula: string;
      readonly source: string;
      readonly parameters?: readonly Parameter[];
    }
  /** `source`: who says so, and where. `asOf`: when that was valid: year, month or day. */
  | { readonly kind: 'quoted'; readonly source: string; readonly asOf?: string };

/**
 * Gen-1 serverless in one region, containers kept warm in regions, V8 isolates at the edge, Wasm components at the edge, and
 * these in front of the containers. Display order; a world names those that run side by side.
 */
export const PLATFORM_IDS = ['lambda', 'containers', 'isolates', 'edge', 'hybrid'] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

export type SegmentKind =
  /** Attempts that nobody answered, and packets that had to be sent again. */
  | 'retry'
  | 'dns'
  | 'tcp'
  | 'tls'
  | 'request'
  | 'queue'
  | 'cold-start'
  | 'compute'
  | 'origin-wait'
  /** Between the PoP and the region behind it. */
  | 'backbone'
  | 'response'
  | 'stream'
  | 'transfer';

/** One stretch of a request's life. Times are integer microseconds from the moment the client wanted the answer. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly startUs: number;
  readonly durationUs: number;
  readonly provenance: Provenance;
  /** A sentence for the reader, such as "RTT 165 ms × 2 (TLS 1.2)". */
  readonly detail: string;
}

/** One outbound call of the handler, inside the `origin-wait` and `compute` segments. Times as in `Segment`. */
export interface OriginCallSpan {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly startUs: number;
  readonly durationUs: number;
  /** Of `durationUs`: network between the handler's place and the origin's region, and the origin's own service time. */
  readonly networkUs: number;
  readonly serviceUs: number;
}

/** Segments are contiguous, ordered, and add up to `totalUs` exactly. */
export interface Waterfall {
  readonly segments: readonly Segment[];
  /** Work after the answer (`waitUntil`), contiguous from when the body was whole: nobody waits for it. */
  readonly after: readonly Segment[];
  readonly calls: readonly OriginCallSpan[];
  readonly ttfbUs: number;
  readonly totalUs: number;
}
