import type { ConstantGroup } from './constants.ts';
import type { Cost } from './cost.ts';
import type { RunFailure } from './failure.ts';
import type { HttpRequest } from './http.ts';
import type { ComputeMeasurement } from './measurement.ts';
import type { Places } from './places.ts';
import type { Limited, Result } from './result.ts';
import type { PlatformRouting, RoutingQuestion } from './routing.ts';
import type { Artifact } from './runner.ts';
import type { TestReport, TestsInput } from './tests.ts';
import type { PlatformId } from './waterfall.ts';
import type { World } from '../project/world.ts';

/** How many times as fast as real time a world can run. */
export const SPEEDS = [1, 10, 60, 600, 3_600] as const;
export type Speed = (typeof SPEEDS)[number];

export interface TrafficInput {
  /** Frames carry it back, so that those of an older run can be dropped. */
  readonly runId: number;
  readonly artifact: Artifact;
  readonly world: World;
  /** What clients send, in the order of the world's mix; one where that is empty. The router adds the client's geography as headers. */
  readonly requests: readonly [HttpRequest, ...HttpRequest[]];
  readonly speed: Speed;
}

/** Integer microseconds; null while there is nothing to tell. */
export interface Percentiles {
  readonly p50Us: number | null;
  readonly p95Us: number | null;
  readonly p99Us: number | null;
  readonly p999Us: number | null;
}

/** What came of requests since the start. */
export interface Answers {
  readonly overall: Percentiles;
  readonly served: number;
  readonly rejected: number;
  readonly failed: number;
}

export interface PlatformTraffic extends Answers {
  readonly platform: PlatformId;
  readonly coldStarts: number;
  /** Led elsewhere by a place that was too full. */
  readonly spilled: number;
  /** Instances that exist now, busy or idle. */
  readonly instances: number;
  /** Of each kind of request, in the order of the world's mix, those of attacks left out; none where all are alike. */
  readonly kinds: readonly Answers[];
}

/** Requests to draw, column by column: at most 200 a frame, an even sample of those that began in it. */
export interface DrawnRequests {
  readonly count: number;
  readonly startUs: Float64Array<ArrayBuffer>;
  readonly city: Uint16Array<ArrayBuffer>;
  /** Total latency on each platform, in the order of `world.platforms`; negative where no answer came. */
  readonly totalUs: readonly Float64Array<ArrayBuffer>[];
  /** On each platform the PoP or region that clients were led to, and the region behind it; -1 where there was none. */
  readonly place: readonly Int16Array<ArrayBuffer>[];
  readonly behind: readonly Int16Array<ArrayBuffer>[];
}

/**
 * What has come of requests since the last frame, column by column: so many `times` a request of that platform that arrived
 * in that span of virtual time had that outcome. A span is as long as a second of real time at full pace.
 */
export interface Outcomes {
  /** Position in `world.platforms`. */
  readonly platform: Uint8Array<ArrayBuffer>;
  /** Span number `n` begins at `n * speed` virtual seconds. */
  readonly span: Uint32Array<ArrayBuffer>;
  /** As `worker/statistics/outcomes.ts` numbers them. Requests of attacks have none. */
  readonly outcome: Uint16Array<ArrayBuffer>;
  readonly times: Uint32Array<ArrayBuffer>;
}

export interface TrafficFrame {
  readonly type: 'frame';
  readonly runId: number;
  /** Virtual time since the start of the run. */
  readonly nowUs: number;
  /** That of the run: how many virtual seconds should pass in a real one. */
  readonly speed: Speed;
  /** Share of the speed that is reached: below 1 when this machine cannot run every request in time. */
  readonly pace: number;
  readonly platforms: readonly PlatformTraffic[];
  /** In the order of `platforms`, everything so far taken as a sample of a month; up to a quarter of a second old. */
  readonly costs: readonly Cost[];
  readonly drawn: DrawnRequests;
  readonly outcomes: Outcomes;
  readonly generated: number;
  /** How many of `generated` ran the user's component for real, each in a pristine instance; the others reuse samples. */
  readonly executed: number;
  /** Of each kind of request, in the order of the input's. */
  readonly measurements: readonly ComputeMeasurement[];
  /** Why the first request that failed did; null while none has. */
  readonly firstFailure: RunFailure | null;
}

export type SimulatorEvent =
  | TrafficFrame
  /** The handler is about to be entered: its CPU limit counts from the latest of these and of the frames. */
  | { readonly type: 'entering'; readonly runId: number }
  | { readonly type: 'stopped'; readonly runId: number; readonly failure: RunFailure | null };

export interface SimulatorCalls {
  /** What the map shows; needs no run. */
  places: { input: null; output: Places };
  /** The model's figures, for who asks what it assumes; needs no run. */
  constants: { input: null; output: readonly ConstantGroup[] };
  /** Where each platform of a world leads its clients, and why; needs no run. */
  routing: { input: RoutingQuestion; output: readonly PlatformRouting[] };
  start: { input: Limited<TrafficInput>; output: Result<null, RunFailure> };
  stop: { input: null; output: null };
  /** Runs the tests of a project; on a worker of its own, for it takes seconds. */
  test: { input: Limited<TestsInput>; output: TestReport };
}
