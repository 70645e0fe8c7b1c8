/**
 * Share of lookups that a resolver must pass on: 1 / (1 + RT) at R lookups a second and a TTL of T seconds, exact for
 * Poisson lookups.
 */
export function missShare(lookupsPerSecond: number, ttlS: number): number {
  return 1 / (1 + lookupsPerSecond * ttlS);
}
