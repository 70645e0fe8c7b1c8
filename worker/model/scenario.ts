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
import { faultProblems } from './faults/problems.ts';
import { cityIndexOf } from './places.ts';
import { routingProblems } from './routing/problems.ts';
import { arrivalsAtMost, trafficProblems } from './traffic/bounds.ts';

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

const microseconds = z.number().min(0).max(60_000_000);
const isRising = (values: readonly number[]): boolean =>
  values.every((value, at) => at === 0 || value >= (values[at - 1] as number));

/** Of one request's compute, in microseconds. */
const distributionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exponential'), meanUs: microseconds }),
  z
    .strictObject({ kind: z.literal('uniform'), leastUs: microseconds, mostUs: microseconds })
    .refine(({ leastUs, mostUs }) => leastUs <= mostUs, {
      path: ['mostUs'],
      message: 'must not be below leastUs',
    }),
  /** `spread`: standard deviation of the logarithm. */
  z.strictObject({ kind: z.literal('lognormal'), medianUs: microseconds, spread: z.number().min(0).max(5) }),
  /** Quantiles at even steps from 0 to 1, such as a measured distribution has them; linear between them. */
  z.strictObject({
    kind: z.literal('quantiles'),
    us: z.array(microseconds).min(2).max(1_001).refine(isRising, 'must not fall'),
  }),
]);
export type ComputeDistribution = z.infer<typeof distributionSchema>;

const scenarioSchema = z.strictObject({
  /** Merged over the default world; lists replace lists. */
  world: z.record(z.string(), z.unknown()).default({}),
  requests: z.int().min(1).max(MOST_REQUESTS).optional(),
  durationS: z.number().positive().max(10_000_000).optional(),
  component: componentSchema.optional(),
  /** What is to hold of the component, an assertion a line: docs/tests.md. */
  tests: z.string().max(20_000).default(''),
  /** Cities whose routing is told, for each platform, as it is after the last arrival. */
  explain: z
    .array(
      z.string().refine((id) => cityIndexOf(id) !== undefined, 'must be the id of a city, such as london'),
    )
    .max(100)
    .default([]),
  /** What the handler costs. With `component` only `computeUs` applies, and replaces what is measured. */
  handler: z
    .strictObject({
      /** The same for every request, or drawn for each. */
      computeUs: z.union([microseconds, distributionSchema]).optional(),
      /** One after another; those of a list within the list at once. */
      originCalls: z
        .array(z.union([callSchema, z.array(callSchema).min(1).max(100)]))
        .max(100)
        .default([]),
      /** How long the instance works on after the answer, as `waitUntil` has it do. */
      lateUs: microseconds.default(0),
      requestBytes: z.int().min(0).max(10_485_760).default(FIGURES.requestBytes.value),
      responseBytes: z.int().min(0).max(1_000_000_000).default(FIGURES.responseBytes.value),
    })
    .prefault({}),
});

/** What `readScenario` takes, for other programs and editors. Every part of a world may be left out. */
export function scenarioJsonSchema(): object {
  const scenario = z.toJSONSchema(scenarioSchema, { io: 'input' });
  const world = allOptional(z.toJSONSchema(worldSchema, { io: 'input' }), DEFAULT_WORLD);
  return { ...scenario, properties: { ...scenario.properties, world } };
}

/** Objects that the default world completes, with its values; those in lists have to be whole. */
function allOptional(schema: Json, value: unknown): Json {
  const { required: _, $schema: __, ...rest } = schema;
  const properties = rest['properties'];
  if (!isObject(properties) || !isObject(value)) return { ...rest, default: value };
  const parts = Object.entries(properties).map(([name, part]) => [
    name,
    isObject(part) ? allOptional(part, value[name]) : part,
  ]);
  return { ...rest, properties: Object.fromEntries(parts) };
}

/** Exactly one of the two: so many requests, or all that arrive in so many seconds. */
export type Amount = { readonly requests: number } | { readonly durationS: number };

export interface OriginCall {
  readonly host: string;
  readonly responseBytes: number;
}

export interface StatedHandler {
  readonly computeUs: number | ComputeDistribution;
  /** In order; the calls of one step at once. */
  readonly originCalls: readonly (readonly OriginCall[])[];
  readonly lateUs: number;
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
  /** Of the component; empty: none. */
  readonly tests: string;
  /** Ids of cities. */
  readonly explain: readonly string[];
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
  if (read.data.tests !== '' && read.data.component === undefined)
    return refuse(invalid('tests', 'need a handler that answers: component.file'));
  const world = worldSchema.safeParse(merge(DEFAULT_WORLD, read.data.world));
  if (!world.success) return refuse(...issuesOf(world.error, 'world'));
  const calls = resolveCalls(handler.originCalls, world.data.origins);
  if (!calls.ok) return calls;
  if (handler.computeUs !== undefined && world.data.compute.handlerUs !== 'measured') {
    return refuse(invalid('handler.computeUs', 'give either this or world.compute.handlerUs, not both'));
  }
  const problems = [
    ...trafficProblems(world.data),
    ...faultProblems(world.data),
    ...routingProblems(world.data),
  ];
  if (problems.length > 0)
    return refuse(...problems.map(({ path, message }) => invalid(`world.${path}`, message)));
  if (durationS !== undefined && arrivalsAtMost(world.data, durationS) > MOST_REQUESTS) {
    const most = MOST_REQUESTS.toLocaleString('en');
    return refuse(invalid('durationS', `must bring no more than ${most} requests with this traffic`));
  }
  const distribution = typeof handler.computeUs === 'object' ? handler.computeUs : null;
  const statedUs = typeof handler.computeUs === 'number' ? handler.computeUs : undefined;
  const compute = stateCompute(world.data.compute, statedUs);
  const { requestBytes, responseBytes } = handler;
  return {
    ok: true,
    value: {
      world: { ...world.data, compute: { startUs: compute.startUs, handlerUs: compute.handlerUs } },
      amount: durationS === undefined ? { requests: requests ?? DEFAULT_REQUESTS } : { durationS },
      component: read.data.component ?? null,
      tests: read.data.tests,
      explain: read.data.explain,
      handler: {
        computeUs: distribution ?? compute.handlerUs,
        originCalls: calls.value,
        lateUs: handler.lateUs,
        requestBytes,
        responseBytes,
      },
      filledIn: compute.filledIn,
    },
  };
}

function issuesOf(error: z.ZodError, prefix: string): readonly Invalid[] {
  return error.issues.flatMap((issue) => fieldsOf(issue, prefix === '' ? [] : [prefix]));
}

/** A field that nobody knows is named itself; of several forms, the one that what was given comes nearest to is meant. */
function fieldsOf(issue: z.core.$ZodIssue, prefix: readonly string[]): Invalid[] {
  const path = [...prefix, ...issue.path.map(String)];
  const at = path.length === 0 ? 'scenario' : path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => invalid([...path, key].join('.'), 'there is no such field'));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [invalid(at, issue.message)];
  const forms = issue.errors.toSorted((a, b) => nearness(b) - nearness(a));
  const [nearest = []] = forms;
  if (nearness(nearest) > 0) return nearest.flatMap((below) => fieldsOf(below, path));
  return [invalid(at, forms.map(([first]) => first?.message).join(', or: '))];
}

/** Greater the farther a form goes along with what was given; 0 where it is of another type. */
const nearness = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(...issues.map(({ code, path }) => path.length + (/type|value/.test(code) ? 0 : 1)));

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

type Step = z.infer<typeof callSchema> | z.infer<typeof callSchema>[];
type Steps = readonly (readonly OriginCall[])[];

function resolveCalls(given: readonly Step[], origins: readonly Origin[]): Result<Steps, readonly Invalid[]> {
  const known = origins.map((origin) => origin.host).join(', ') || 'none';
  const message = `must be the host of an origin in world.origins, which has: ${known}`;
  const failure = given.flatMap((step, at) =>
    [step].flat().flatMap(({ host }, within) => {
      if (origins.some((origin) => origin.host === host)) return [];
      const where = Array.isArray(step) ? `${at}.${within}` : String(at);
      return [invalid(`handler.originCalls.${where}.host`, message)];
    }),
  );
  if (failure.length > 0) return { ok: false, failure };
  const value = given.map((step) =>
    [step].flat().map(({ host, responseBytes }) => ({
      host,
      responseBytes: responseBytes ?? utf8Bytes(origins.find((origin) => origin.host === host)?.body ?? ''),
    })),
  );
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
