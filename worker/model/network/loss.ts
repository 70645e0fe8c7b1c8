/**
 * What lost packets cost: how long until the sender knows, in integer microseconds. Drawn, not expected: `u` is a uniform of
 * the request, from which the first lost packet follows; a second loss in the same flight is left out.
 */
import { FIGURES } from '../data/constants.ts';
import { HANDSHAKES } from './legs.ts';
import type { Handshake } from './legs.ts';

const FIRST_TIMEOUT_US = 1_000 * FIGURES.firstTimeoutMs.value;
const LEAST_TIMEOUT_US = 1_000 * FIGURES.leastTimeoutMs.value;
const MOST_REPEATS = 6;

/** Position of the first lost packet, geometric: `Infinity` with no loss. */
export function firstLost(loss: number, u: number): number {
  return loss > 0 ? Math.floor(Math.log(1 - u) / Math.log(1 - loss)) : Infinity;
}

/** Timeout of a connection that has seen one round trip. */
export function timeoutUs(rttUs: number): number {
  return Math.max(LEAST_TIMEOUT_US, FIGURES.timeoutRoundTrips.value * rttUs);
}

/**
 * Extra time of a handshake. Each round is a packet out and one back; the first is repeated after the first timeout, which
 * doubles each time, the later ones after that of a known round trip. QUIC with 0-RTT knows the round trip from before.
 */
export function handshakeLossUs(
  handshake: Handshake,
  rttUs: number,
  loss: number,
  uFirst: number,
  uLater: number,
): number {
  const rounds = HANDSHAKES[handshake].transport + HANDSHAKES[handshake].tls;
  if (rounds === 0 || loss <= 0) return 0;
  const lossOfRound = 1 - (1 - loss) * (1 - loss);
  // As nearly always: no logarithm is needed to see that nothing is lost.
  if (uFirst > lossOfRound && uLater >= (rounds - 1) * lossOfRound) return 0;
  const repeats = Math.min(MOST_REPEATS, Math.floor(Math.log(uFirst) / Math.log(lossOfRound)));
  const isLater = firstLost(lossOfRound, uLater) < rounds - 1;
  return (2 ** repeats - 1) * FIRST_TIMEOUT_US + (isLater ? timeoutUs(rttUs) : 0);
}

/**
 * Extra time of a request or an answer of `bytes`: one round trip where enough segments follow the lost one to give it
 * away, else a timeout.
 */
export function dataLossUs(bytes: number, rttUs: number, loss: number, u: number): number {
  const segments = Math.max(1, Math.ceil(bytes / FIGURES.segmentBytes.value));
  // At most that share is lost; nearly always this saves two logarithms.
  if (u >= segments * loss) return 0;
  const lost = firstLost(loss, u);
  if (lost >= segments) return 0;
  return segments - 1 - lost >= FIGURES.fastRetransmitSegments.value ? rttUs : timeoutUs(rttUs);
}
