/** The policy that a world has for its PoPs, or for the regions of one platform. */
import type { World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import type { Destinations } from './destinations.ts';
import type { RoutingPolicy } from './router.ts';

/** PoPs share one address, so weights and a single region are for regions: PoPs are then led to by anycast. */
export function policyOf({ routing }: World, destinations: Destinations): RoutingPolicy {
  const { kind, places } = destinations;
  if (places.length === 1) return { kind: 'single', place: 0 };
  if (routing.policy === 'nearest') return { kind: 'nearest' };
  if (routing.policy === 'latency-dns')
    return { kind: 'latency-dns', withoutEcsShare: routing.withoutEcsShare };
  if (kind === 'region' && routing.policy === 'single') return { kind: 'single', place: 0 };
  if (kind === 'region' && routing.policy === 'weighted')
    return { kind: 'weighted', weights: weightsOf(routing, destinations) };
  const isBest = routing.policy === 'best';
  return {
    kind: 'anycast',
    poorShare: isBest || kind === 'region' ? 0 : routing.poorShare,
    flipShare: isBest ? 0 : FIGURES.anycastFlipShare.value,
  };
}

/** As the most usual client meets it, which nothing leads astray. */
export function typicalPolicyOf(world: World, destinations: Destinations): RoutingPolicy {
  const policy = policyOf(world, destinations);
  if (policy.kind === 'anycast') return { kind: 'anycast', poorShare: 0, flipShare: 0 };
  return policy.kind === 'latency-dns' ? { kind: 'latency-dns', withoutEcsShare: 0 } : policy;
}

/** A region that is not named has a weight of 1; all have where nobody would be left. */
function weightsOf({ weights }: World['routing'], { places }: Destinations): readonly number[] {
  const each = places.map(({ id }) => weights.find(({ region }) => region === id)?.weight ?? 1);
  return each.some((weight) => weight > 0) ? each : places.map(() => 1);
}
