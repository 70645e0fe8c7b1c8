/** Handshakes and transfers: pure arithmetic on a round trip, all in integer microseconds. */
import type { World } from '../../project/world.ts';
import { FIGURES, NEW_CONNECTIONS } from '../data/constants.ts';

/** Round trips before the first byte of a request can leave. RFC 9293, 5246, 8446, 9000 and 9001. */
export const HANDSHAKES = {
  reused: { transport: 0, tls: 0 },
  tcp: { transport: 1, tls: 0 },
  'tcp+tls1.2': { transport: 1, tls: 2 },
  'tcp+tls1.2-resumed': { transport: 1, tls: 1 },
  'tcp+tls1.3': { transport: 1, tls: 1 },
  'tcp+tls1.3-0rtt': { transport: 1, tls: 0 },
  quic: { transport: 1, tls: 0 },
  'quic-0rtt': { transport: 0, tls: 0 },
} as const;
export type Handshake = keyof typeof HANDSHAKES;

const MIX = Object.entries(NEW_CONNECTIONS).map(([name, share]) => ({ handshake: name as Handshake, share }));

/** How a client's new connection begins, from one uniform; of a mix as often as {@link NEW_CONNECTIONS} says. */
export function drawHandshake({ clients }: World, u: number): Handshake {
  if (clients.handshake !== 'mix') return clients.handshake;
  let below = 0;
  for (const { handshake, share } of MIX) {
    below += share;
    if (u < below) return handshake;
  }
  return 'tcp+tls1.3';
}

/** From wanting an answer to its first byte at a server that takes no time, the name being known. */
export function ttfbUs(handshake: Handshake, rttUs: number): number {
  const { transport, tls } = HANDSHAKES[handshake];
  return (transport + tls + 1) * rttUs;
}

/** Of one told request; a mix is told by its most common kind. */
export function handshakeOf({ clients }: World, connection: 'new' | 'reused'): Handshake {
  if (connection === 'reused') return 'reused';
  return clients.handshake === 'mix' ? 'tcp+tls1.3' : clients.handshake;
}

/** Request out and answer back are half a round trip each; the odd microsecond goes to the way back. */
export function halfUs(rttUs: number): number {
  return Math.floor(rttUs / 2);
}

/** Time on the wire of `bytes` at `mbps`, which is also bits per microsecond. */
export function wireUs(bytes: number, mbps: number): number {
  return Math.round((8 * bytes) / mbps);
}

/** Rounds of TCP slow start that `bytes` need, from a first window of `initialWindow` segments that doubles. */
export function slowStartRounds(bytes: number, initialWindow: number): number {
  const segments = Math.ceil(bytes / FIGURES.segmentBytes.value);
  let rounds = 1;
  for (let sent = initialWindow; sent < segments; sent += initialWindow * 2 ** rounds++);
  return rounds;
}

export const WARM_WINDOW = Math.floor(FIGURES.warmWindowBytes.value / FIGURES.segmentBytes.value);

/** From the first byte of an answer to its last: the rounds after the first, and the wire. */
export function transferUs(bytes: number, rttUs: number, initialWindow: number, mbps: number): number {
  return (slowStartRounds(bytes, initialWindow) - 1) * rttUs + wireUs(bytes, mbps);
}
