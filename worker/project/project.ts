/** What a person makes, saves and shares: files, requests and world. */
import { z } from 'zod';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';
import { canAnswer, filesSchema } from './files.ts';
import { worldSchema } from './world.ts';

const headerSchema = z.tuple([z.string().max(256), z.string().max(8_192)]);

export const savedRequestSchema = z.strictObject({
  name: z.string().max(80),
  method: z.string().regex(/^[A-Z]{1,20}$/, 'must be an upper-case method such as GET'),
  path: z
    .string()
    .max(8_192)
    .regex(/^\/\S*$/, 'must start with / and hold no spaces'),
  headers: z.array(headerSchema).max(64),
  body: z.string().max(200_000),
});
export type SavedRequest = z.infer<typeof savedRequestSchema>;

/** A link must hold it; a scenario may have more. */
const MOST_TRACE_ROWS = 2_000;

/** What a page may show of itself, in the order in which one reads. */
export const PANELS = ['code', 'request', 'waterfall', 'world'] as const;
export type Panel = (typeof PANELS)[number];

/** How the reader is to see it: what somebody who shares a run wants to be looked at. */
const viewSchema = z.strictObject({
  /** In the order of `PANELS`. */
  panels: z
    .array(z.enum(PANELS))
    .min(1, 'must name at least one')
    .refine(
      (panels) =>
        panels.every((panel, at) => at === 0 || PANELS.indexOf(panel) > PANELS.indexOf(panels[at - 1]!)),
      `must name each at most once, in this order: ${PANELS.join(', ')}`,
    ),
  /** What the world's chart shows: percentiles over time, a histogram, or the share of requests below each latency. */
  chart: z.enum(['lines', 'histogram', 'cumulative']),
  /** Whose answer is shown. */
  platform: z.enum(PLATFORM_IDS),
});
export type View = z.infer<typeof viewSchema>;

const fieldsSchema = z.strictObject({
  title: z.string().max(120),
  /** What there is to see, in a paragraph; empty where nothing needs saying. */
  story: z.string().max(2_000),
  files: filesSchema,
  /** The path of the file whose exports answer requests. */
  entry: z.string(),
  requests: z.array(savedRequestSchema).min(1).max(50),
  /** Index into `requests` of the one that Run sends. */
  selectedRequest: z.int().min(0).max(49),
  /** The city that Run sends from. */
  cityId: z.string().max(80),
  connection: z.enum(['new', 'reused']),
  arrival: z.enum(['cold', 'warm']),
  /** What is to hold of a run, an assertion a line: docs/tests.md. */
  tests: z.string().max(20_000),
  view: viewSchema,
  world: worldSchema,
});

export const projectSchema = fieldsSchema.superRefine(
  ({ files, entry, requests, selectedRequest, world }, context) => {
    const blame = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    if (!files.some(({ path }) => path === entry)) blame('entry', `“${entry}” is none of the files`);
    else if (!canAnswer(entry)) blame('entry', `“${entry}” is no code, so it cannot answer requests`);
    if (selectedRequest >= requests.length)
      blame('selectedRequest', 'must be the index of one of the requests');
    if (world.traffic.trace.length > MOST_TRACE_ROWS)
      blame('world.traffic.trace', `must have at most ${MOST_TRACE_ROWS} arrivals`);
    world.traffic.mix.forEach(({ request }, at) => {
      if (request >= requests.length)
        blame(`world.traffic.mix.${at}.request`, 'must be the index of one of the requests');
    });
  },
);
export type Project = z.infer<typeof projectSchema>;

/** What a project says when nobody has chosen anything. */
export const PLAIN_VIEW: View = { panels: [...PANELS], chart: 'lines', platform: 'edge' };
