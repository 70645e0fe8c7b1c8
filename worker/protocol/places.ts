import type { PopPlacement } from '../project/world.ts';

/** What the map draws. Angles in degrees, `population` in people, `timeZone` an IANA name. */
export interface City {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  readonly timeZone: string;
}

export interface Pop {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** How many PoPs stand here and share what comes: one, but for the story's. */
  readonly count: number;
}

export interface Region {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Where cables meet; `id` is the code of an airport or a city. */
export interface Hub {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Between two hubs; each pair once. */
export interface Cable {
  readonly from: string;
  readonly to: string;
}

/** Index positions in these arrays are what simulator frames refer to; `pops` in those of the world's placement. */
export interface Places {
  readonly cities: readonly City[];
  readonly pops: Readonly<Record<PopPlacement, readonly Pop[]>>;
  readonly regions: readonly Region[];
  readonly hubs: readonly Hub[];
  readonly cables: readonly Cable[];
  /** Whose data this is, and what is made up: a sentence each, shown where the places are. */
  readonly attribution: readonly string[];
}
