/**
 * Scenarios: a world, an amount of traffic and what the handler costs, checked and filled in. Everything left out takes
 * its default; `measured` figures, which need a tab, are replaced by stated ones.
 */
import { z } from 'zod';
import { savedRequestSchema } from '../project/project.ts';
import { DEFAULT_WORLD, worldSchema } from '../project/world.ts';
import type { Origin, World } from '../project/world.ts';
import type { ProjectFailure } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { FIGURES } from './data/constants.ts';
import { originLegUs } from './network/origin-leg.ts';
import type { Site } from './routing/site.ts';
import type { Execute } from './simulation.ts';

const MOST_REQUESTS = 100_000_000;
const DEFAULT_REQUESTS = 100_000;

const requestSchema = savedRequestSchema.omit({ name: true }).extend({
  method: savedRequestSchema.shape.method.default('GET'),
  path: savedRequestSchema.shape.path.default('/'),
  headers: savedRequestSchema.shape.headers.default([]),
  body: savedRequestSchema.shape.body.default(''),
});

const callSchema = z.strictObject({
  /** Of an origin in `world.origins`. */
  host: z.string(),
  /** Size of the origin's answer; its body's when left out. */
  responseBytes: z.int().min(0).max(1_000_000_000).optional(),
});

const componentSchema = z.strictObject({
  /** A handler's source file, relative to the scenario. It is compiled, and really answers. */
  file: z.string().regex(/\.(ts|js)$/, 'must end in .ts or .js'),
  request: requestSchema.prefault({}),
});

const scenarioSchema = z.strictObject({
  /** Merged over the default world; lists replace lists. */
  world: z.record(z.string(), z.unknown()).default({}),
  requests: z.int().min(1).max(MOST_REQUESTS).optional(),
  durationS: z.number().positive().max(10_000_000).optional(),
  component: componentSchema.optional(),
  /** What the handler costs. With `component` only `computeUs` applies, and replaces what is measured. */
  handler: z
    .strictObject({
      computeUs: z.number().min(0).max(60_000_000).optional(),
      /** One after another. */
      originCalls: z.array(callSchema).max(100).default([]),
      requestBytes: z.int().min(0).max(10_485_760).default(FIGURES.requestBytes.value),
      responseBytes: z.int().min(0).max(1_000_000_000).default(FIGURES.responseBytes.value),
    })
    .prefault({}),
});

/** Exactly one of the two: so many requests, or all that arrive in so many seconds. */
export type Amount = { readonly requests: number } | { readonly durationS: number };

export interface OriginCall {
  readonly host: string;
  readonly responseBytes: number;
}

export interface StatedHandler {
  readonly computeUs: number;
  readonly originCalls: readonly OriginCall[];
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** A handler that really runs, and the request that every client sends it. */
export type ComponentRun = z.infer<typeof componentSchema>;

/** A scenario with nothing left to fill in. Both figures of `world.compute` are numbers. */
export interface Scenario {
  readonly world: World;
  readonly amount: Amount;
  readonly handler: StatedHandler;
  /** Null: nothing runs, and `handler` says what an answer costs. */
  readonly component: ComponentRun | null;
  /** Which figures of `world.compute` the scenario left to us. */
  readonly filledIn: { readonly startUs: boolean; readonly handlerUs: boolean };
}

type Invalid = Extract<ProjectFailure, { kind: 'invalid-field' }>;
type Read = Result<Scenario, readonly Invalid[]>;

const invalid = (path: string, message: string): Invalid => ({ kind: 'invalid-field', path, message });
const refuse = (...failure: readonly Invalid[]): Read => ({ ok: false, failure });

/** From parsed JSON. Failures name the field and say what it must be. */
export function readScenario(json: unknown): Read {
  const read = scenarioSchema.safeParse(json);
  if (!read.success) return refuse(...issuesOf(read.error, ''));
  const { handler, requests, durationS } = read.data;
  if (requests !== undefined && durationS !== undefined) {
    return refuse(invalid('durationS', 'give either requests or durationS, not both'));
  }
  const world = worldSchema.safeParse(merge(DEFAULT_WORLD, read.data.world));
  if (!world.success) return refuse(...issuesOf(world.error, 'world'));
  const calls = resolveCalls(handler.originCalls, world.data.origins);
  if (!calls.ok) return calls;
  if (handler.computeUs !== undefined && world.data.compute.handlerUs !== 'measured') {
    return refuse(invalid('handler.computeUs', 'give either this or world.compute.handlerUs, not both'));
  }
  const { perSecond } = world.data.traffic;
  if ((durationS ?? 0) * perSecond > MOST_REQUESTS) {
    return refuse(
      invalid('durationS', `must be at most ${MOST_REQUESTS / perSecond} at ${perSecond} requests a second`),
    );
  }
  const compute = stateCompute(world.data.compute, handler.computeUs);
  const { requestBytes, responseBytes } = handler;
  return {
    ok: true,
    value: {
      world: { ...world.data, compute: { startUs: compute.startUs, handlerUs: compute.handlerUs } },
      amount: durationS === undefined ? { requests: requests ?? DEFAULT_REQUESTS } : { durationS },
      component: read.data.component ?? null,
      handler: { computeUs: compute.handlerUs, originCalls: calls.value, requestBytes, responseBytes },
      filledIn: compute.filledIn,
    },
  };
}

function issuesOf(error: z.ZodError, prefix: string): readonly Invalid[] {
  return error.issues.map((issue) => {
    const path = [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    return invalid(path === '' ? 'scenario' : path, issue.message);
  });
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(defaults: Json, changes: Json): Json {
  const merged: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(changes)) {
    const below = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    merged[name] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return merged;
}

type Calls = z.infer<typeof callSchema>[];

function resolveCalls(
  calls: Calls,
  origins: readonly Origin[],
): Result<readonly OriginCall[], readonly Invalid[]> {
  const unknown = calls.findIndex(({ host }) => !origins.some((origin) => origin.host === host));
  if (unknown >= 0) {
    const known = origins.map((origin) => origin.host).join(', ') || 'none';
    const message = `must be the host of an origin in world.origins, which has: ${known}`;
    return { ok: false, failure: [invalid(`handler.originCalls.${unknown}.host`, message)] };
  }
  const value = calls.map(({ host, responseBytes }) => ({
    host,
    responseBytes: responseBytes ?? utf8Bytes(origins.find((origin) => origin.host === host)?.body ?? ''),
  }));
  return { ok: true, value };
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

interface StatedCompute {
  readonly startUs: number;
  readonly handlerUs: number;
  readonly filledIn: Scenario['filledIn'];
}

/** Replaces `measured` by stated figures. */
function stateCompute(compute: World['compute'], computeUs: number | undefined): StatedCompute {
  const startUs = compute.startUs === 'measured' ? undefined : compute.startUs;
  const handlerUs = compute.handlerUs === 'measured' ? computeUs : compute.handlerUs;
  return {
    startUs: startUs ?? FIGURES.edgeStartUs.value,
    handlerUs: handlerUs ?? FIGURES.handlerUs.value,
    filledIn: { startUs: startUs === undefined, handlerUs: handlerUs === undefined },
  };
}

/** A handler that takes its stated time and waits for its origins one after another; nothing runs. */
export function statedExecute({ world, handler }: Scenario): Execute {
  const waits = { pop: new Map<number, number>(), region: new Map<number, number>() };
  const answer = {
    computeUs: handler.computeUs,
    waitUs: 0,
    lateUs: 0,
    responseBytes: handler.responseBytes,
    failed: false,
  };
  return (_, __, site) => {
    const known = waits[site.kind].get(site.index);
    answer.waitUs = known ?? waitUs(world, site, handler.originCalls);
    if (known === undefined) waits[site.kind].set(site.index, answer.waitUs);
    return answer;
  };
}

function waitUs(world: World, site: Site, calls: readonly OriginCall[]): number {
  return calls.reduce((sum, { host, responseBytes }) => {
    const origin = world.origins.find((candidate) => candidate.host === host) as Origin;
    const { networkUs, serviceUs } = originLegUs(world, site, origin, responseBytes);
    return sum + networkUs + serviceUs;
  }, 0);
}
