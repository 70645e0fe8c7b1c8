/** The world's simulated origins as a handler at some place reaches them. */
import type { Environment, NoSuchHost, OriginReply } from '../host/environment.ts';
import { FIGURES } from '../model/data/constants.ts';
import { originFaultsOf } from '../model/faults/origin-faults.ts';
import { originLegUs } from '../model/network/origin-leg.ts';
import type { Site } from '../model/routing/site.ts';
import type { Origin, World } from '../project/world.ts';

const encoder = new TextEncoder();
const NO_SUCH_HOST: NoSuchHost = {
  kind: 'no-such-host',
  lookupUs: 1_000 * FIGURES.failedLookupMs.value,
};

/** As they are at a time of traffic, microseconds since it began. Answers are made once for each origin and place. */
export function originsSeenFrom(world: World, site: Site, nowUs = 0): Environment['callOrigin'] {
  const faults = originFaultsOf(world);
  const replies = new Map<string, OriginReply>();
  for (const origin of world.origins) {
    const reply = replyOf(world, site, origin, nowUs);
    const { serviceUs } = faults.serviceAt(origin.host, reply.serviceUs, nowUs);
    replies.set(origin.host, { ...reply, serviceUs });
  }
  return ({ host }) => replies.get(host.toLowerCase()) ?? NO_SUCH_HOST;
}

function replyOf(world: World, site: Site, origin: Origin, nowUs: number): OriginReply {
  const body = encoder.encode(origin.body);
  const { networkUs, serviceUs } = originLegUs(world, site, origin, body.length, nowUs);
  return {
    status: origin.status,
    headers: [
      ['content-type', origin.contentType],
      ['content-length', String(body.length)],
    ],
    body,
    networkUs,
    serviceUs,
  };
}
