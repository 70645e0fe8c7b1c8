/** The standard normal distribution. */

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
