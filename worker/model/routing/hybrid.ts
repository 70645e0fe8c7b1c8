/** From an edge PoP on to the region that holds the state: the nearest healthy one, or the leader for writes. */
import type { World } from '../../project/world.ts';
import { popToRegion } from '../network/network.ts';
import type { Table } from '../network/network.ts';
import { orderBy } from './destinations.ts';
import { isKnownDown, LOST, NOWHERE } from './failover.ts';
import type { Outages } from './outages.ts';

export class StateRegions {
  readonly #regions: readonly number[];
  #table: Table;
  readonly #outages: Outages;
  #orders: Uint16Array[] = [];

  /** Positions in `PLACES.regions`, the leader's first. `outages` name places by their position in `regions`. */
  constructor(world: Pick<World, 'edge'>, regions: readonly number[], outages: Outages) {
    this.#regions = regions;
    this.#table = popToRegion(world);
    this.#outages = outages;
  }

  /** From now on PoPs reach regions in these times. */
  rewire(table: Table): void {
    this.#table = table;
    this.#orders = [];
  }

  /** Backbone round trip, microseconds. */
  rttUs(pop: number, place: number): number {
    return this.#table.us(pop, this.#regions[place] as number);
  }

  /** By backbone round trip from a PoP, best first. */
  orderFrom(pop: number): Uint16Array {
    return (this.#orders[pop] ??= orderBy(this.#regions, (place) => this.rttUs(pop, place)));
  }

  /** Position in `regions` of the region that a PoP asks, or `LOST` until an outage is noticed, or `NOWHERE`. */
  choose(pop: number, nowUs: number, isWrite: boolean): number {
    if (isWrite) return this.#outages.since(0, nowUs) < 0 ? 0 : LOST;
    for (const place of this.orderFrom(pop)) {
      if (isKnownDown(place, this.#outages, nowUs)) continue;
      return this.#outages.since(place, nowUs) < 0 ? place : LOST;
    }
    return NOWHERE;
  }
}
