/** Where a handler runs: a position in the world's {@link popsOf} or in `PLACES.regions`. */
export interface Site {
  readonly kind: 'pop' | 'region';
  readonly index: number;
}
