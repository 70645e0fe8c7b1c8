/**
 * Anycast: BGP leads each access network of a city to one PoP, mostly but not always the one with the least round trip.
 * Which, is drawn once for each city and access network, so that it stays what it is.
 */
import { FIGURES } from '../data/constants.ts';
import { streamOf, uniform } from '../random.ts';

/** A city's clients come through so many access networks, each of which routes as one. */
export const ACCESS_NETWORK_COUNT = 256;
const UNKNOWN = 255;

/** Of a client, from one uniform. */
export function accessNetworkOf(u: number): number {
  return (u * ACCESS_NETWORK_COUNT) | 0;
}

/** Weights 1 / rank of the second best to the worst that is chosen: their running sums, up to 1. */
const POOR_SHARES = ((): readonly number[] => {
  const ranks = Array.from({ length: FIGURES.anycastWorstRank.value - 1 }, (_, index) => index + 2);
  const sum = ranks.reduce((all, rank) => all + 1 / rank, 0);
  let below = 0;
  return ranks.map((rank) => (below += 1 / rank / sum));
})();

/** 0 for the best. */
function drawRank(poorShare: number, u: number): number {
  if (u >= poorShare) return 0;
  const position = POOR_SHARES.findIndex((below) => u / poorShare < below);
  return position < 0 ? POOR_SHARES.length : position + 1;
}

/** Ranks of the PoPs that access networks are led to. */
export class Catchments {
  readonly #ranks: Uint8Array;
  readonly #stream: number;
  readonly #poorShare: number;

  constructor(seed: number, cities: number, poorShare: number) {
    this.#ranks = new Uint8Array(cities * ACCESS_NETWORK_COUNT).fill(UNKNOWN);
    this.#stream = streamOf(seed, 'anycast');
    this.#poorShare = poorShare;
  }

  rank(city: number, accessNetwork: number): number {
    const at = city * ACCESS_NETWORK_COUNT + accessNetwork;
    const known = this.#ranks[at] as number;
    if (known !== UNKNOWN) return known;
    return (this.#ranks[at] = drawRank(this.#poorShare, uniform(this.#stream, at)));
  }
}

/** What anycast takes on average where PoPs take `times`, best first: (1 − p) t₁ + p Σ w t, w the weights of the poor ranks. */
export function expectedTime(times: readonly number[], poorShare: number): number {
  const timeAt = (rank: number): number => times[Math.min(rank, times.length - 1)] as number;
  const poor = POOR_SHARES.map((below, index) => (below - (POOR_SHARES[index - 1] ?? 0)) * timeAt(index + 1));
  return (1 - poorShare) * timeAt(0) + poorShare * poor.reduce((sum, time) => sum + time, 0);
}
