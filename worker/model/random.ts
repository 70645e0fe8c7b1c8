/**
 * Randomness without state: a draw is a hash of (stream, index), so that streams never perturb one another and draw
 * number `index` is the same whatever was drawn before it.
 */

import { normalQuantile } from '../statistics/normal.ts';

/** MurmurHash3's finaliser: a bijection on 32 bits. */
function scramble(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A 32-bit key for one concern of one seed, such as `streamOf(seed, 'jitter')`. */
export function streamOf(seed: number, ...names: readonly string[]): number {
  let key = scramble(seed ^ 0x9e3779b9);
  for (const name of names) {
    for (let at = 0; at < name.length; at += 1) key = Math.imul(key ^ name.charCodeAt(at), 0x01000193);
    key = scramble(key + 0x7f4a7c15);
  }
  return key;
}

/** Uniform in the open interval (0, 1), in steps of 2^-32. */
export function uniform(stream: number, index: number): number {
  const mixed = scramble((scramble(index + stream) ^ Math.imul(stream, 0x27d4eb2f)) + 0x165667b1);
  return ((mixed >>> 0) + 0.5) / 4_294_967_296;
}

/** Exponential with mean 1 from a uniform. */
export function exponential(u: number): number {
  return -Math.log(u);
}

/** Lognormal quantile: `median` times e to the `spread` times a standard normal. */
export function lognormalQuantile(u: number, median: number, spread: number): number {
  return median * Math.exp(spread * normalQuantile(u));
}
