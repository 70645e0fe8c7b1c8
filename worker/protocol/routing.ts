import type { World } from '../project/world.ts';
import type { PlatformId } from './waterfall.ts';

/** Why a request went where it went, for a person to read. */
export type RoutingKind = 'nearest' | 'latency-dns' | 'anycast' | 'weighted' | 'single';

/** One of the places that might have answered. */
export interface RoutingCandidate {
  readonly id: string;
  readonly name: string;
  /** Great circle from the client's city. */
  readonly distanceKm: number;
  /** From the client's city without the last mile, microseconds. */
  readonly rttUs: number;
  readonly isHealthy: boolean;
  /** What else counted, such as its weight; empty where nothing did. */
  readonly note: string;
}

export interface RoutingPlace {
  readonly kind: 'pop' | 'region';
  readonly id: string;
  readonly name: string;
}

export interface RoutingRecord {
  readonly policy: RoutingKind;
  readonly chosen: RoutingPlace;
  /** In the order in which the policy prefers them, the chosen one included; of many places the first few. */
  readonly candidates: readonly RoutingCandidate[];
  /** One sentence. */
  readonly reason: string;
  /** Where the handler runs if not at the chosen PoP, and the round trip between the two in microseconds. */
  readonly behind: (RoutingPlace & { readonly rttUs: number; readonly reason: string }) | null;
}

export interface RoutingQuestion {
  readonly world: World;
  readonly cityId: string;
  /** Virtual time since traffic began: faults begin and end. */
  readonly atUs: number;
}

/** Where one platform leads the typical client of a city. */
export interface PlatformRouting extends Omit<RoutingRecord, 'chosen'> {
  readonly platform: PlatformId;
  /** What the candidates are. */
  readonly kind: RoutingPlace['kind'];
  /** Null when the client reaches nobody. */
  readonly chosen: RoutingPlace | null;
}
