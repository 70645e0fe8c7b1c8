/**
 * Randomness without state: a draw is a hash of (stream, index), so that streams never perturb one another and draw
 * number `index` is the same whatever was drawn before it.
 */

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

const CENTRE_NUMERATOR = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const CENTRE_DENOMINATOR = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
];
const TAIL_NUMERATOR = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DENOMINATOR = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

/** Standard normal quantile, P. J. Acklam's rational approximation (relative error below 1.2e-9). */
export function normalQuantile(u: number): number {
  if (u < 0.02425) return tailQuantile(Math.sqrt(-2 * Math.log(u)));
  if (u > 0.97575) return -tailQuantile(Math.sqrt(-2 * Math.log(1 - u)));
  const q = u - 0.5;
  const r = q * q;
  return (q * polynomial(CENTRE_NUMERATOR, r)) / polynomial(CENTRE_DENOMINATOR, r);
}

function tailQuantile(q: number): number {
  return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
}

/** Share of a standard normal below `z`: Abramowitz and Stegun 26.2.17, off by at most 7.5e-8. */
export function normalShareBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const above =
    density * t * polynomial([1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153], t);
  return z < 0 ? above : 1 - above;
}

/** Horner's scheme, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let power = 0; power < coefficients.length; power += 1)
    sum = sum * x + (coefficients[power] as number);
  return sum;
}

/** Lognormal quantile: `median` times e to the `spread` times a standard normal. */
export function lognormalQuantile(u: number, median: number, spread: number): number {
  return median * Math.exp(spread * normalQuantile(u));
}
