import type { FileMap } from './compiler.ts';
import type { RunFailure } from './failure.ts';
import type { TranspiledComponent } from './foreign.ts';
import type { ConsoleEntry, HttpRequest, HttpResponse } from './http.ts';
import type { ComputeMeasurement } from './measurement.ts';
import type { Limited, Result } from './result.ts';
import type { RoutingRecord } from './routing.ts';
import type { PlatformId, Waterfall } from './waterfall.ts';
import type { World } from '../project/world.ts';

/** A compiled handler on its way to a worker that runs it. `id` lets the worker keep the compiled module. */
export interface CompiledArtifact {
  readonly kind: 'compiled';
  readonly id: string;
  readonly core: Uint8Array<ArrayBuffer>;
  readonly sourceMaps: readonly FileMap[];
}

/** A component made elsewhere, as `worker/foreign` turned it into what a browser runs. */
export interface ForeignArtifact extends Pick<TranspiledComponent, 'glue' | 'cores' | 'interfaces'> {
  readonly kind: 'foreign';
  readonly id: string;
}

export type Artifact = CompiledArtifact | ForeignArtifact;

export interface RunInput {
  readonly artifact: Artifact;
  readonly world: World;
  readonly request: HttpRequest;
  readonly cityId: string;
  readonly connection: 'new' | 'reused';
  /** Whether this is the first request after a long silence. */
  readonly arrival: 'cold' | 'warm';
}

/** The same bytes and the same request on one platform. */
export interface PlatformRun {
  readonly platform: PlatformId;
  /** The PoP or region that served it, and why that one. */
  readonly routing: RoutingRecord;
  readonly result: Result<HttpResponse, RunFailure>;
  /** What ended the work after an answer before its time; null where nothing did. */
  readonly late: RunFailure | null;
  readonly console: readonly ConsoleEntry[];
  readonly waterfall: Waterfall;
  /** The answer's body piece by piece, also one that broke off. */
  readonly chunks: readonly BodyChunk[];
  /** Whether the handler asked for anything random. */
  readonly usesRandom: boolean;
}

export interface BodyChunk {
  /** Virtual microseconds after the answer's head left. */
  readonly afterHeadUs: number;
  readonly sizeBytes: number;
}

export interface RunOutput {
  readonly runs: readonly PlatformRun[];
  readonly measurement: ComputeMeasurement;
}

export interface RunnerCalls {
  run: { input: Limited<RunInput>; output: Result<RunOutput, RunFailure> };
}

/** Sent each time the handler is about to be entered: its CPU limit counts from the latest. */
export interface RunnerEvent {
  readonly type: 'entering';
}
