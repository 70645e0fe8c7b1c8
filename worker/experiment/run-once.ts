/** One request on every platform: the same bytes run at each place, and the model says what the way there costs. */
import type { Environment } from '../host/environment.ts';
import type { CallRecord } from '../host/exchange.ts';
import type { Execution, RequestHandler } from '../host/handler.ts';
import { cityAt, cityIndexOf } from '../model/places.ts';
import { streamOf } from '../model/random.ts';
import { codeSite, explainDecision } from '../model/routing/locate.ts';
import { buildWaterfall } from '../model/waterfall.ts';
import type { World } from '../project/world.ts';
import type { RunFailure } from '../protocol/failure.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ComputeMeasurement, Spread } from '../protocol/measurement.ts';
import type { Limited, Result } from '../protocol/result.ts';
import type { PlatformRun, RunInput, RunOutput } from '../protocol/runner.ts';
import { type OriginCallSpan, type PlatformId, type Provenance } from '../protocol/waterfall.ts';
import { measure, summarise } from './measure.ts';
import { originsSeenFrom } from './origins.ts';
import { requestBytes, responseBytes, routeRequest, whyUnsendable } from './router-request.ts';
import { cutIntoPhases, type HandlerPhases } from './slices.ts';

type RunQuestion = Omit<RunInput, 'artifact'>;

/** `known`: how long it takes, where that was measured before: measuring takes longer than running. */
export function runOnce(
  handler: RequestHandler,
  input: Limited<RunQuestion>,
  entering: () => void,
  known: ComputeMeasurement | null = null,
): Result<RunOutput, RunFailure> {
  const { world, cityId, cpuLimitMs } = input;
  const cityIndex = cityIndexOf(cityId);
  if (cityIndex === undefined)
    return { ok: false, failure: { kind: 'bad-request', message: `there is no city "${cityId}"` } };
  const unsendable = whyUnsendable(input.request);
  if (unsendable !== null) return { ok: false, failure: { kind: 'bad-request', message: unsendable } };
  const request = routeRequest(input.request, cityAt(cityIndex));
  const { platforms } = world;
  const environments = platforms.map((platform) => environmentAt(world, platform, cityIndex, cpuLimitMs));
  const executions: Execution[] = [];
  for (const environment of environments) {
    entering();
    const execution = handler.run(request, environment);
    // It would take as long on every other platform.
    if (execution.stopped?.kind === 'cpu-limit' && !execution.result.ok)
      return { ok: false, failure: { ...execution.stopped, printed: execution.console } };
    executions.push(execution);
  }
  const measured = platforms.includes('edge') ? platforms.indexOf('edge') : platforms.length - 1;
  const [environment, first] = [environments[measured], executions[measured]] as [Environment, Execution];
  const measurement = known ?? summarise(measure(handler, request, environment, first, entering));
  const runs = executions.map((execution, index) =>
    tell(input, cityIndex, platforms[index] as PlatformId, request, execution, measurement),
  );
  return { ok: true, value: { runs, measurement } };
}

function environmentAt(
  world: World,
  platform: PlatformId,
  cityIndex: number,
  cpuLimitMs: number,
): Environment {
  return {
    wallClockMs: Date.parse(world.startsAt),
    seed: streamOf(world.seed, 'handler', 'run'),
    cpuLimitMs,
    callOrigin: originsSeenFrom(world, codeSite(world, platform, cityIndex)),
  };
}

function tell(
  input: RunQuestion,
  cityIndex: number,
  platform: PlatformId,
  request: HttpRequest,
  execution: Execution,
  measurement: ComputeMeasurement,
): PlatformRun {
  const { world, connection, arrival } = input;
  const start = figure(world.compute.startUs, measurement.start, describeStart(measurement));
  const compute = figure(world.compute.handlerUs, measurement.compute, COMPUTE);
  const phases = cutIntoPhases(execution, compute.us, compute.provenance);
  const waterfall = buildWaterfall(world, {
    platform,
    cityIndex,
    connection,
    arrival,
    startUs: start.us,
    startProvenance: start.provenance,
    ...phases,
    calls: execution.calls.map((call) => callSpan(call, execution, phases)),
    requestBytes: requestBytes(request),
    responseBytes: responseBytes(execution.result),
    lastChunkBytes: execution.chunks.at(-1)?.sizeBytes ?? 0,
  });
  const routing = explainDecision(world, platform, cityIndex);
  const { result, stopped, console } = execution;
  const late = result.ok ? stopped : null;
  const chunks = execution.chunks.map(({ atUs, sizeBytes }) => ({
    afterHeadUs: atUs - (execution.headUs ?? 0),
    sizeBytes,
  }));
  const { usesRandom } = execution;
  return { platform, routing, result, late, console, waterfall, chunks, usesRandom };
}

function figure(
  stated: number | 'measured',
  spread: Spread,
  how: string,
): { us: number; provenance: Provenance } {
  if (stated === 'measured')
    return { us: Math.round(spread.p50Us), provenance: { kind: 'measured', how, spread } };
  const provenance: Provenance = {
    kind: 'modelled',
    formula: 'stated figure',
    source: 'this world’s compute setting',
  };
  return { us: Math.round(stated), provenance };
}

const COMPUTE = 'in this tab; taken as the same on every platform';

const describeStart = ({ bareInstance }: ComputeMeasurement): string =>
  bareInstance === null
    ? 'in this tab: a new instance of the component'
    : `in this tab: a pooled instance made pristine by copying its memory back; a bare WebAssembly.Instance takes ${(bareInstance.p50Us / 1_000).toFixed(3)} ms`;

/** In the host's virtual time computing takes none; in a waterfall a call begins after what was computed before it. */
function callSpan(call: CallRecord, { waits }: Execution, phases: HandlerPhases): OriginCallSpan {
  const nextWait = waits.findIndex(({ startUs }) => startUs >= call.startUs);
  const computed = [...phases.answer, ...phases.stream, ...phases.after].filter(
    ({ kind }) => kind === 'compute',
  );
  // Compute after the answer begins a slice of its own without a wait before it.
  const isLate = nextWait < 0 ? phases.after.length > 0 : nextWait >= phaseWaits(phases);
  const slices = computed.slice(0, nextWait < 0 ? undefined : nextWait + (isLate ? 2 : 1));
  const computedUs = slices.reduce((sum, { durationUs }) => sum + durationUs, 0);
  const durationUs = call.networkUs + call.serviceUs;
  return { ...call, startUs: call.startUs + computedUs, durationUs };
}

/** Waits until the answer was complete. */
const phaseWaits = ({ answer, stream }: HandlerPhases): number =>
  [...answer, ...stream].filter(({ kind }) => kind === 'origin-wait').length;
