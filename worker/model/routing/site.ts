/** Where a handler runs: a position in `PLACES.pops` or `PLACES.regions`. */
export interface Site {
  readonly kind: 'pop' | 'region';
  readonly index: number;
}
