/**
 * Scenarios: a world, an amount of traffic and what the handler costs, checked and filled in. Everything left out takes
 * its default; `measured` figures, which need a tab, are replaced by stated ones.
 */
import { z } from 'zod';
import { savedRequestSchema } from '../project/project.ts';
import { DEFAULT_WORLD, worldSchema } from '../project/world.ts';
import type { World } from '../project/world.ts';
import type { Result } from '../protocol/result.ts';
import { FIGURES } from './data/constants.ts';
import { faultProblems } from './faults/problems.ts';
import { cityIndexOf } from './places.ts';
import { routingProblems } from './routing/problems.ts';
import {
  handlerSchema,
  type Invalid,
  invalid,
  resolveCalls,
  type StatedHandler,
} from './scenario-handler.ts';
import { type Kind, kindsSchema, readKinds } from './scenario-kinds.ts';
import { arrivalsAtMost, trafficProblems } from './traffic/bounds.ts';

const MOST_REQUESTS = 100_000_000;
const DEFAULT_REQUESTS = 100_000;

const requestSchema = savedRequestSchema.omit({ name: true }).extend({
  method: savedRequestSchema.shape.method.default('GET'),
  path: savedRequestSchema.shape.path.default('/'),
  headers: savedRequestSchema.shape.headers.default([]),
  body: savedRequestSchema.shape.body.default(''),
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
  handler: handlerSchema.prefault({}),
  /** Where clients do not all send the same. What one leaves out is as in `handler` and `component.request`. */
  kinds: kindsSchema,
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

/** A handler that really runs, and the request that every client sends it. */
export type ComponentRun = z.infer<typeof componentSchema>;

/** A scenario with nothing left to fill in. Both figures of `world.compute` are numbers. */
export interface Scenario {
  readonly world: World;
  readonly amount: Amount;
  readonly handler: StatedHandler;
  /** Null: nothing runs, and `handler` says what an answer costs. */
  readonly component: ComponentRun | null;
  /** In the order of `world.traffic.mix`; none: all requests are alike. */
  readonly kinds: readonly Kind[];
  /** Of the component; empty: none. */
  readonly tests: string;
  /** Ids of cities. */
  readonly explain: readonly string[];
  /** Which figures of `world.compute` the scenario left to us. */
  readonly filledIn: { readonly startUs: boolean; readonly handlerUs: boolean };
}

type Read = Result<Scenario, readonly Invalid[]>;

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
  if (world.data.traffic.mix.length > 0)
    return refuse(invalid('world.traffic.mix', 'must be empty: a scenario tells its requests in kinds'));
  const calls = resolveCalls(handler.originCalls, world.data.origins, 'handler.originCalls');
  if (!calls.ok) return calls;
  if (handler.computeUs !== undefined && world.data.compute.handlerUs !== 'measured') {
    return refuse(invalid('handler.computeUs', 'give either this or world.compute.handlerUs, not both'));
  }
  const problems = [
    ...trafficProblems(world.data),
    ...faultProblems(world.data),
    ...routingProblems(world.data),
    ...scalingProblems(world.data),
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
  const { lateUs, requestBytes, responseBytes } = handler;
  const filled: StatedHandler = {
    computeUs: distribution ?? compute.handlerUs,
    originCalls: calls.value,
    lateUs,
    requestBytes,
    responseBytes,
  };
  const kinds = readKinds(read.data.kinds, {
    world: world.data,
    handler: filled,
    isComputeStated: distribution !== null || !compute.filledIn.handlerUs,
    request: read.data.component?.request ?? null,
  });
  if (!kinds.ok) return kinds;
  const mix = kinds.value.map(({ share }, request) => ({ request, share }));
  return {
    ok: true,
    value: {
      world: {
        ...world.data,
        traffic: { ...world.data.traffic, mix },
        compute: { startUs: compute.startUs, handlerUs: compute.handlerUs },
      },
      amount: durationS === undefined ? { requests: requests ?? DEFAULT_REQUESTS } : { durationS },
      component: read.data.component ?? null,
      kinds: kinds.value,
      tests: read.data.tests,
      explain: read.data.explain,
      handler: filled,
      filledIn: compute.filledIn,
    },
  };
}

/** Replicas that are there from the start and may not be: a world keeps them, but whoever wrote it meant something else. */
function scalingProblems({ containers: { replicas, autoscale } }: World): readonly Invalid[] {
  if (autoscale === null || autoscale.most >= replicas) return [];
  return [invalid('containers.autoscale.most', `must be at least containers.replicas, which is ${replicas}`)];
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
