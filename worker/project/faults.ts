/** What goes wrong in a world, and when. Virtual seconds since traffic began. */
import { z } from 'zod';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';

const atS = z.number().min(0).max(10_000_000);
const span = { atS, durationS: z.number().min(0.001).max(10_000_000) };
/** Of a PoP, region or hub; the model knows which there are. */
const placeId = z.string().max(80);

export const faultSchema = z.discriminatedUnion('kind', [
  /** A PoP answers nobody; its clients are led elsewhere as fast as their routing finds out. */
  z.strictObject({ kind: z.literal('pop-outage'), ...span, pop: placeId }),
  z.strictObject({ kind: z.literal('region-outage'), ...span, region: placeId }),
  /** The edge between two hubs of the cable graph carries nothing: paths are found anew. */
  z.strictObject({ kind: z.literal('cable-cut'), ...span, from: placeId, to: placeId }),
  /** Its service takes `factor` times as long. */
  z.strictObject({
    kind: z.literal('slow-origin'),
    ...span,
    host: z.string().max(253),
    factor: z.number().min(1).max(10_000),
  }),
  /** It answers nobody: calls wait until they are given up. */
  z.strictObject({ kind: z.literal('stuck-origin'), ...span, host: z.string().max(253) }),
  /** Share of packets lost between clients and the places that answer them. */
  z.strictObject({ kind: z.literal('loss-burst'), ...span, share: z.number().min(0).max(0.5) }),
  /** Only a share of every pool's capacity can be used on this platform. */
  z.strictObject({
    kind: z.literal('brown-out'),
    ...span,
    platform: z.enum(PLATFORM_IDS),
    capacity: z.number().min(0).max(1),
  }),
  /** A new version everywhere: what was warm is warm no longer, and PoPs load the module again. */
  z.strictObject({ kind: z.literal('deploy'), atS }),
  /** Resolvers keep answers past their TTL for this share of the clients. */
  z.strictObject({ kind: z.literal('stale-dns'), ...span, share: z.number().min(0).max(1) }),
]);
export type Fault = z.infer<typeof faultSchema>;
