/** Kinds of requests in a scenario: what each is, how often clients send it, and what it costs. */
import { z } from 'zod';
import { savedRequestSchema, type SavedRequest } from '../project/project.ts';
import type { World } from '../project/world.ts';
import { MOST_KINDS, shareSchema } from '../project/world-traffic.ts';
import type { Result } from '../protocol/result.ts';
import { handlerShape, type Invalid, invalid, resolveCalls, type StatedHandler } from './scenario-handler.ts';

const sentFields = savedRequestSchema.omit({ name: true }).partial().shape;
const costFields = z.strictObject(handlerShape).partial().shape;

export const kindsSchema = z
  .array(
    z.strictObject({
      /** In the report. */
      name: savedRequestSchema.shape.name.min(1),
      /** How often clients send it, in proportion to the shares of the others. */
      share: shareSchema,
      ...sentFields,
      ...costFields,
    }),
  )
  .max(MOST_KINDS)
  .refine(
    (kinds) => new Set(kinds.map(({ name }) => name)).size === kinds.length,
    'must have different names',
  )
  .default([]);
type GivenKind = z.infer<typeof kindsSchema>[number];

export type SentRequest = Omit<SavedRequest, 'name'>;

export interface Kind {
  readonly name: string;
  readonly share: number;
  /** What is sent to a component that really runs; null where none does. */
  readonly request: SentRequest | null;
  readonly handler: StatedHandler;
  /** Whether `handler.computeUs` was stated, so that nothing is to be measured. */
  readonly isComputeStated: boolean;
}

interface Around {
  readonly world: World;
  /** What a kind has that does not say. */
  readonly handler: StatedHandler;
  readonly isComputeStated: boolean;
  readonly request: SentRequest | null;
}

/** Each with what it leaves out filled in; or the fields that make no sense. */
export function readKinds(given: readonly GivenKind[], around: Around): Result<Kind[], readonly Invalid[]> {
  const read = given.map((kind, at) => readKind(kind, `kinds.${at}`, around));
  const failure = read.flatMap((each) => (each.ok ? [] : each.failure));
  if (failure.length > 0) return { ok: false, failure };
  return { ok: true, value: read.flatMap((each) => (each.ok ? [each.value] : [])) };
}

function readKind(given: GivenKind, path: string, around: Around): Result<Kind, readonly Invalid[]> {
  const strangers = strangersIn(given, path, around);
  if (strangers.length > 0) return { ok: false, failure: strangers };
  const { handler, request, world } = around;
  const calls = given.originCalls && resolveCalls(given.originCalls, world.origins, `${path}.originCalls`);
  if (calls?.ok === false) return calls;
  const { name, share, computeUs, lateUs, requestBytes, responseBytes } = given;
  return {
    ok: true,
    value: {
      name,
      share,
      request: request && {
        method: given.method ?? request.method,
        path: given.path ?? request.path,
        headers: given.headers ?? request.headers,
        body: given.body ?? request.body,
      },
      handler: {
        computeUs: computeUs ?? handler.computeUs,
        originCalls: calls?.value ?? handler.originCalls,
        lateUs: lateUs ?? handler.lateUs,
        requestBytes: requestBytes ?? handler.requestBytes,
        responseBytes: responseBytes ?? handler.responseBytes,
      },
      isComputeStated: computeUs !== undefined || around.isComputeStated,
    },
  };
}

/** What nothing would heed. */
function strangersIn(given: GivenKind, path: string, { request, world }: Around): readonly Invalid[] {
  const names = Object.keys(given);
  const runs = request !== null;
  const unheeded = Object.keys(runs ? costFields : sentFields).filter(
    (name) => names.includes(name) && name !== 'computeUs',
  );
  const why = runs
    ? 'must be left out: component.file does it'
    : 'needs a handler that answers: component.file';
  const isTwice = given.computeUs !== undefined && world.compute.handlerUs !== 'measured';
  const twice = invalid(`${path}.computeUs`, 'give either this or world.compute.handlerUs, not both');
  return [...unheeded.map((name) => invalid(`${path}.${name}`, why)), ...(isTwice ? [twice] : [])];
}
