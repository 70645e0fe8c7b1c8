/** What the map draws. Angles in degrees, `population` in people. */
export interface City {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
}

export interface Pop {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Index positions in these arrays are what simulator frames refer to. */
export interface Places {
  readonly cities: readonly City[];
  readonly pops: readonly Pop[];
  readonly regions: readonly Region[];
  /** Whose data this is, and what is made up: a sentence each, shown where the places are. */
  readonly attribution: readonly string[];
}
