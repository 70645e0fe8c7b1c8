/** Why a client went where it went, for a person to read. */
import type { RoutingCandidate, RoutingPlace, RoutingRecord } from '../../protocol/routing.ts';
import { at, cityAt } from '../places.ts';
import { milliseconds } from '../words.ts';
import { kmTo } from './destinations.ts';
import { LOST, NOWHERE } from './failover.ts';
import type { Router, RoutingPolicy } from './router.ts';

/** `chosen` is null when the client reached nobody. */
export type RoutingDecision = Pick<RoutingRecord, 'policy' | 'candidates' | 'reason'> & {
  readonly chosen: RoutingPlace | null;
};

const SHOWN = 6;

/** `chosenPlace`: where it goes, if that is known already. */
export function explainRouting(
  router: Router,
  client: number,
  city: number,
  nowUs: number,
  chosenPlace = router.choose(client, city, nowUs),
): RoutingDecision {
  const { destinations, policy } = router;
  const candidate = candidateOf(router, city, nowUs);
  const order = Array.from(router.preference(client, city).subarray(0, SHOWN));
  if (chosenPlace >= 0 && !order.includes(chosenPlace)) order.push(chosenPlace);
  const candidates = order.map(candidate);
  const nobody = { policy: policy.kind, chosen: null, candidates };
  if (chosenPlace === NOWHERE) return { ...nobody, reason: 'every place is known to be down' };
  if (chosenPlace === LOST)
    return { ...nobody, reason: 'led to a place that is down, which nobody has noticed yet' };
  const chosen = candidate(chosenPlace);
  const choice = { router, client, city, chosen, candidates };
  const down = candidates.filter(({ isHealthy }) => !isHealthy).map(({ name }) => `${name} is down`);
  return {
    policy: policy.kind,
    chosen: { kind: destinations.kind, id: chosen.id, name: chosen.name },
    candidates,
    reason: [REASONS[policy.kind](choice), ...down].join('; '),
  };
}

function candidateOf(router: Router, city: number, nowUs: number): (place: number) => RoutingCandidate {
  const { destinations, policy } = router;
  return (place) => {
    const { id, name } = at(destinations.places, place, 'place');
    return {
      id,
      name,
      distanceKm: Math.round(kmTo(city, destinations.places, place)),
      rttUs: destinations.rttUs(city, place),
      isHealthy: !router.isDown(place, nowUs),
      note: policy.kind === 'weighted' ? `${percentOf(policy.weights, place)} of requests` : '',
    };
  };
}

function percentOf(weights: readonly number[], place: number): string {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return `${Number(((100 * (weights[place] as number)) / sum).toFixed(1))} %`;
}

interface Choice {
  readonly router: Router;
  readonly client: number;
  readonly city: number;
  readonly chosen: RoutingCandidate;
  readonly candidates: readonly RoutingCandidate[];
}

const byKm = ({ name, distanceKm }: RoutingCandidate): string =>
  `${name} ${distanceKm.toLocaleString('en')} km`;
const byRtt = ({ name, rttUs }: RoutingCandidate): string => `${name} ${milliseconds(rttUs)}`;
const among = ({ router: { destinations } }: Choice): string =>
  `${destinations.places.length} ${destinations.kind === 'pop' ? 'PoPs' : 'regions'}`;

/** The chosen place and the best of the others that are up. */
function withNext({ chosen, candidates }: Choice, words: (candidate: RoutingCandidate) => string): string {
  const next = candidates.find(({ id, isHealthy }) => id !== chosen.id && isHealthy);
  return next ? `${words(chosen)}; next ${words(next)}` : words(chosen);
}

const REASONS: Readonly<Record<RoutingPolicy['kind'], (choice: Choice) => string>> = {
  nearest: (choice) => `geographically nearest of ${among(choice)}: ${withNext(choice, byKm)}`,
  'latency-dns': (choice) => {
    const { router, client, city } = choice;
    const site = router.hidingResolver(client, city);
    const resolver =
      site < 0
        ? `the resolver in ${cityAt(city).name}`
        : `a public resolver in ${router.resolvers.nameOf(site)}, which hides the client’s network`;
    return `least RTT of ${among(choice)} from ${resolver}: ${withNext(choice, byRtt)} from ${cityAt(city).name}`;
  },
  anycast: (choice) => {
    const up = choice.candidates.filter(({ isHealthy }) => isHealthy);
    const rank = up.findIndex(({ id }) => id === choice.chosen.id);
    if (rank <= 0) return `nearest of ${among(choice)} by RTT: ${withNext(choice, byRtt)}`;
    const led = `anycast leads this access network astray, to number ${rank + 1} of ${among(choice)} by RTT`;
    return `${led}: ${byRtt(choice.chosen)}; best ${byRtt(up[0] as RoutingCandidate)}`;
  },
  weighted: (choice) => {
    const { name, note, rttUs } = choice.chosen;
    return `by weight among ${among(choice)}: ${name} gets ${note}, RTT ${milliseconds(rttUs)}`;
  },
  single: ({ router, chosen, city }) => {
    const why = router.destinations.places.length === 1 ? 'where it is deployed' : 'the first of its regions';
    return `always ${chosen.name}, ${why}: RTT ${milliseconds(chosen.rttUs)} from ${cityAt(city).name}`;
  },
};
