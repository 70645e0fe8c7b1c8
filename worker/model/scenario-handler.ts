/** The part of a scenario that says what a handler costs where none really runs. */
import { z } from 'zod';
import type { Origin } from '../project/world.ts';
import type { ProjectFailure } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { FIGURES } from './data/constants.ts';

const callSchema = z.strictObject({
  /** Of an origin in `world.origins`. */
  host: z.string(),
  /** Size of the origin's answer; its body's when left out. */
  responseBytes: z.int().min(0).max(1_000_000_000).optional(),
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

/** What can be stated of a handler, or of what it does with one kind of request. */
export const handlerShape = {
  /** The same for every request, or drawn for each. */
  computeUs: z.union([microseconds, distributionSchema]),
  /** One after another; those of a list within the list at once. */
  originCalls: z.array(z.union([callSchema, z.array(callSchema).min(1).max(100)])).max(100),
  /** How long the instance works on after the answer, as `waitUntil` has it do. */
  lateUs: microseconds,
  requestBytes: z.int().min(0).max(10_485_760),
  responseBytes: z.int().min(0).max(1_000_000_000),
};

export const handlerSchema = z.strictObject({
  computeUs: handlerShape.computeUs.optional(),
  originCalls: handlerShape.originCalls.default([]),
  lateUs: handlerShape.lateUs.default(0),
  requestBytes: handlerShape.requestBytes.default(FIGURES.requestBytes.value),
  responseBytes: handlerShape.responseBytes.default(FIGURES.responseBytes.value),
});

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

export type Invalid = Extract<ProjectFailure, { kind: 'invalid-field' }>;

export const invalid = (path: string, message: string): Invalid => ({ kind: 'invalid-field', path, message });

/** `path`: of the list in the scenario. */
export function resolveCalls(
  given: z.infer<typeof handlerShape.originCalls>,
  origins: readonly Origin[],
  path: string,
): Result<StatedHandler['originCalls'], readonly Invalid[]> {
  const known = origins.map((origin) => origin.host).join(', ') || 'none';
  const message = `must be the host of an origin in world.origins, which has: ${known}`;
  const failure = given.flatMap((step, at) =>
    [step].flat().flatMap(({ host }, within) => {
      if (origins.some((origin) => origin.host === host)) return [];
      const where = Array.isArray(step) ? `${at}.${within}` : String(at);
      return [invalid(`${path}.${where}.host`, message)];
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
