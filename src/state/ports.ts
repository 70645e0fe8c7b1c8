import type { ConstantGroup } from '../../worker/protocol/constants.ts';
import type { CompiledComponent, CompileInput } from '../../worker/protocol/compiler.ts';
import type {
  CompileFailure,
  ForeignFailure,
  RunFailure,
  WorkerFailure,
} from '../../worker/protocol/failure.ts';
import type { ReadComponent } from '../../worker/protocol/foreign.ts';
import type { InspectInput, Inspection } from '../../worker/protocol/inspection.ts';
import type { Places } from '../../worker/protocol/places.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { PlatformRouting, RoutingQuestion } from '../../worker/protocol/routing.ts';
import type { RunInput, RunOutput } from '../../worker/protocol/runner.ts';
import type { SimulatorEvent, TrafficInput } from '../../worker/protocol/simulator.ts';
import type { TestReport, TestsInput } from '../../worker/protocol/tests.ts';

export interface CompilerPort {
  /** Only the newest of several waiting compiles is carried out; the others end as `terminated`. */
  compile(input: CompileInput): Promise<Result<CompiledComponent, CompileFailure | WorkerFailure>>;
}

/** One call at a time: a later one ends the one that is under way as `terminated`. */
export interface TranspilerPort {
  transpile(file: File): Promise<Result<ReadComponent, ForeignFailure | WorkerFailure>>;
  inspect(input: InspectInput): Promise<Result<Inspection, ForeignFailure | WorkerFailure>>;
}

export interface RunnerPort {
  run(input: RunInput): Promise<Result<RunOutput, RunFailure | WorkerFailure>>;
}

/** One call at a time, as of `TranspilerPort`. */
export interface TesterPort {
  test(input: TestsInput): Promise<Result<TestReport, RunFailure | WorkerFailure>>;
}

export interface SimulatorPort {
  places(): Promise<Result<Places, WorkerFailure>>;
  constants(): Promise<Result<readonly ConstantGroup[], WorkerFailure>>;
  routing(question: RoutingQuestion): Promise<Result<readonly PlatformRouting[], WorkerFailure>>;
  start(input: TrafficInput): Promise<Result<null, RunFailure | WorkerFailure>>;
  stop(): Promise<void>;
  onEvent(listener: (event: SimulatorEvent) => void): void;
}

export type StorageFailure = { readonly kind: 'storage-unavailable' } | { readonly kind: 'storage-full' };

export interface StoragePort {
  read(key: string): Result<string | null, StorageFailure>;
  write(key: string, value: string): Result<null, StorageFailure>;
  /** Tells of writes by other tabs only. */
  onForeignWrite(key: string, listener: (value: string | null) => void): void;
}

/** The page around the app. */
export interface PagePort {
  /** The address of the app itself, without query and hash. */
  readonly address: string;
  /** Whether the text reached the clipboard. */
  copyText(text: string): Promise<boolean>;
  download(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void;
}

export interface Ports {
  readonly page: PagePort;
  readonly compiler: CompilerPort;
  readonly transpiler: TranspilerPort;
  readonly runner: RunnerPort;
  readonly tester: TesterPort;
  readonly simulator: SimulatorPort;
}
