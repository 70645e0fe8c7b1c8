/** Why a client went where it went, for a person to read. */
import { at, cityAt } from '../places.ts';
import { milliseconds } from '../words.ts';
import { kmTo } from './destinations.ts';
import { LOST, NOWHERE } from './failover.ts';
import type { Router, RoutingPolicy } from './router.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Great circle from the client's city. */
  readonly km: number;
  /** From the client's city without the last mile. */
  readonly rttUs: number;
  readonly isUp: boolean;
}

export interface RoutingDecision {
  /** Null when the client reached nobody. */
  readonly chosen: Candidate | null;
  /** In the order in which the policy prefers them, the chosen one included. */
  readonly candidates: readonly Candidate[];
  /** One sentence. */
  readonly why: string;
}

const SHOWN = 6;

export function explainRouting(router: Router, client: number, city: number, nowUs: number): RoutingDecision {
  const { places } = router.destinations;
  const candidate = (place: number): Candidate => {
    const { id, name } = at(places, place, 'place');
    const rttUs = router.destinations.rttUs(city, place);
    return { id, name, km: Math.round(kmTo(city, places, place)), rttUs, isUp: !router.isDown(place, nowUs) };
  };
  const chosenPlace = router.choose(client, city, nowUs);
  const order = Array.from(router.preference(client, city).subarray(0, SHOWN));
  if (chosenPlace >= 0 && !order.includes(chosenPlace)) order.push(chosenPlace);
  const candidates = order.map(candidate);
  if (chosenPlace === NOWHERE) return { chosen: null, candidates, why: 'every place is known to be down' };
  if (chosenPlace === LOST) {
    return { chosen: null, candidates, why: 'led to a place that is down, which nobody has noticed yet' };
  }
  const chosen = candidate(chosenPlace);
  const choice = { router, client, city, chosen, candidates };
  const down = candidates.filter(({ isUp }) => !isUp).map(({ name }) => name);
  return {
    chosen,
    candidates,
    why: [REASONS[router.policy.kind](choice), ...down.map((name) => `${name} is down`)].join('; '),
  };
}

interface Choice {
  readonly router: Router;
  readonly client: number;
  readonly city: number;
  readonly chosen: Candidate;
  readonly candidates: readonly Candidate[];
}

const byKm = ({ name, km }: Candidate): string => `${name} ${km.toLocaleString('en')} km`;
const byRtt = ({ name, rttUs }: Candidate): string => `${name} ${milliseconds(rttUs)}`;
const among = ({ router: { destinations } }: Choice): string =>
  `${destinations.places.length} ${destinations.kind === 'pop' ? 'PoPs' : 'regions'}`;

/** The chosen place and the best of the others that are up. */
function withNext({ chosen, candidates }: Choice, words: (candidate: Candidate) => string): string {
  const next = candidates.find(({ id, isUp }) => id !== chosen.id && isUp);
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
    const up = choice.candidates.filter(({ isUp }) => isUp);
    const rank = up.findIndex(({ id }) => id === choice.chosen.id);
    if (rank <= 0) return `nearest of ${among(choice)} by RTT: ${withNext(choice, byRtt)}`;
    const led = `anycast leads this access network astray, to number ${rank + 1} of ${among(choice)} by RTT`;
    return `${led}: ${byRtt(choice.chosen)}; best ${byRtt(up[0] as Candidate)}`;
  },
  weighted: (choice) => `drawn by weight among ${among(choice)}: ${byRtt(choice.chosen)}`,
  single: ({ chosen, city }) =>
    `always ${chosen.name}, where it is deployed: RTT ${milliseconds(chosen.rttUs)} from ${cityAt(city).name}`,
};
