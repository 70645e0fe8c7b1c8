/** The `traffic` part of a world: when requests arrive, and from where. Arrivals are open: nobody waits for an answer. */
import { z } from 'zod';

/** Of the model's cities; one that the model has not is left out and named by `trafficProblems` in `worker/model`. */
const cityId = z.string().min(1).max(80);
const atS = z.number().min(0).max(10_000_000);
const factor = z.number().min(1).max(1_000);

/** Everybody hears of something: the rate rises to `factor` times the usual everywhere, and comes back slowly. */
const flashCrowd = z.strictObject({
  kind: z.literal('flash-crowd'),
  atS,
  factor: factor.default(20),
  /** Time constant of the rise. */
  riseS: z.number().min(0).max(86_400).default(30),
  /** From `atS` until interest fades. */
  holdS: z.number().min(0).max(86_400).default(300),
  /** Time constant of the decay. */
  decayS: z.number().min(0).max(7_200).default(600),
});

/** Everybody in one hall opens their laptop: the world's rate is `factor` times the usual, `share` of the rise from there. */
const conference = z.strictObject({
  kind: z.literal('conference'),
  atS,
  cityId,
  factor: factor.default(200),
  durationS: z.number().min(0).max(86_400).default(300),
  share: z.number().min(0).max(1).default(0.8),
});

/** A flood of requests that look like any other, from cities weighted by 1 / rank. */
const attack = z.strictObject({
  kind: z.literal('attack'),
  atS,
  perSecond: z.number().min(0.1).max(1_000_000),
  /** The rate rises in a straight line for so long. */
  rampS: z.number().min(0).max(86_400).default(5),
  /** The ramp included. */
  durationS: z.number().min(0).max(86_400).default(45),
  /** How many cities, which the seed draws, or which, those with most of it first. */
  botnet: z.union([z.int().min(1).max(100), z.array(cityId).min(1).max(100)]).default(20),
});

const surgeSchema = z.discriminatedUnion('kind', [flashCrowd, conference, attack]);
export type Surge = z.infer<typeof surgeSchema>;
export type SurgeOf<Kind extends Surge['kind']> = Extract<Surge, { kind: Kind }>;

export const MOST_PER_SECOND = 1_000_000;

/** How many kinds of requests a run can have: as many as a project has requests. */
export const MOST_KINDS = 50;
export const LEAST_SHARE = 0.001;
export const MOST_SHARE = 1_000;

/** Of one kind of request among those that clients send, in proportion to the other kinds' shares. */
export const shareSchema = z.number().min(LEAST_SHARE).max(MOST_SHARE);

export const trafficSchema = z
  .strictObject({
    /** Mean arrivals from the whole world. */
    perSecond: z.number().min(0.1).max(100_000),
    /** `constant`: evenly spaced. */
    arrivals: z.enum(['poisson', 'constant']),
    /** Whether each city's rate follows its local time of day, with the same mean over a day. */
    diurnal: z.boolean(),
    /** Their arrivals are added to the usual ones. */
    surges: z.array(surgeSchema).max(10),
    /** When not empty, these and no others arrive, in the order of their time; then arrivals are over. */
    trace: z.array(z.strictObject({ atMs: z.number().min(0).max(10_000_000_000), cityId })).max(100_000),
    /** Which requests of the project clients send, by index, and how often each. Empty: all send the selected one. */
    mix: z
      .array(
        z.strictObject({
          request: z
            .int()
            .min(0)
            .max(MOST_KINDS - 1),
          share: shareSchema,
        }),
      )
      .max(MOST_KINDS)
      .refine(
        (mix) => new Set(mix.map(({ request }) => request)).size === mix.length,
        'each request may be there once',
      ),
  })
  .refine(({ perSecond, surges }) => peakPerSecond(perSecond, surges) <= MOST_PER_SECOND, {
    path: ['surges'],
    message: `must not bring more than ${MOST_PER_SECOND} arrivals a second all together`,
  });

/** If all surges were at their highest at once. */
export function peakPerSecond(perSecond: number, surges: readonly Surge[]): number {
  const added = surges.map((surge) =>
    surge.kind === 'attack' ? surge.perSecond : (surge.factor - 1) * perSecond,
  );
  return added.reduce((sum, rate) => sum + rate, perSecond);
}

export const DEFAULT_TRAFFIC: z.infer<typeof trafficSchema> = {
  perSecond: 200,
  arrivals: 'poisson',
  diurnal: false,
  surges: [],
  trace: [],
  mix: [],
};
