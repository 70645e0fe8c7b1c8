/** Which places are down, and when that has come round. Times in microseconds of virtual time. */
import { FIGURES } from '../data/constants.ts';
import { lognormalQuantile, streamOf, uniform } from '../random.ts';

export interface Outage {
  /** Position among the destinations. */
  readonly place: number;
  readonly fromUs: number;
  readonly untilUs: number;
}

export class Outages {
  readonly #ofPlace: readonly (readonly Outage[])[];
  readonly isEmpty: boolean;

  constructor(places: number, outages: readonly Outage[]) {
    this.#ofPlace = Array.from({ length: places }, (_, place) =>
      outages.filter((outage) => outage.place === place),
    );
    this.isEmpty = outages.length === 0;
  }

  /** When the outage began that `place` is in at `nowUs`; -1 when it is up. */
  since(place: number, nowUs: number): number {
    if (this.isEmpty) return -1;
    let since = -1;
    for (const { fromUs, untilUs } of this.#ofPlace[place] ?? []) {
      if (fromUs <= nowUs && nowUs < untilUs && (since < 0 || fromUs < since)) since = fromUs;
    }
    return since;
  }
}

/** From the moment a PoP goes until routes have left it, for one access network of one city: lognormal, and stable. */
export class Convergence {
  readonly #stream: number;

  constructor(seed: number) {
    this.#stream = streamOf(seed, 'convergence');
  }

  us(city: number, accessNetwork: number): number {
    const { convergenceMedianS, convergenceSpread, convergenceMostS } = FIGURES;
    const u = uniform(this.#stream, city * 256 + accessNetwork);
    const seconds = lognormalQuantile(u, convergenceMedianS.value, convergenceSpread.value);
    return Math.round(1_000_000 * Math.min(seconds, convergenceMostS.value));
  }
}

/** From the beginning of an outage until DNS stops naming the place. */
export const DETECTION_US = 1_000_000 * FIGURES.healthProbeS.value * FIGURES.healthProbes.value;
