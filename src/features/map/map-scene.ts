import type { Fault } from '../../../worker/project/faults.ts';
import type { Places, Pop } from '../../../worker/protocol/places.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import type { Place } from './projection.ts';

/** A request from the sender's city on one platform, stop by stop: city, PoP or region, region behind it, origin. */
export interface Way {
  readonly platform: PlatformId;
  readonly stops: readonly Place[];
}

/** The ways of one run, which is on its way itself for a while. */
export interface RunWays {
  readonly ways: readonly Way[];
  /** Of each way, in microseconds. */
  readonly totalUs: readonly number[];
}

export interface PlacesOnMap {
  readonly places: Places;
  /** Those of the world's placement: what the places of flights refer to. */
  readonly pops: readonly Pop[];
}

export interface MapScene extends PlacesOnMap {
  /** Where the platforms run; positions in `places.regions`, as those of the origins. */
  readonly regionIndexes: readonly number[];
  readonly origins: readonly { readonly host: string; readonly regionIndex: number }[];
  readonly faults: readonly Fault[];
  readonly startsAtMs: number;
  /** Whether the world's time has begun to pass: before that nothing is wrong. */
  readonly hasTime: boolean;
  /** Of the sender. */
  readonly cityIndex: number;
  readonly run: RunWays | null;
  /** Under live traffic the ways of a run step back. */
  readonly isLive: boolean;
}

export interface MapColors {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly night: string;
  readonly city: string;
  readonly pop: string;
  readonly ink: string;
  readonly quiet: string;
  readonly paper: string;
  readonly down: string;
  readonly origin: string;
  readonly focus: string;
  readonly platforms: Readonly<Record<PlatformId, string>>;
}
