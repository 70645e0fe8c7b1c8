/** Shedding among the pools of a lane: places are named as routing names them. Nothing here allocates for a request. */
import type { Pool } from '../platforms/pool.ts';
import { uniform } from '../random.ts';
import { nextWithRoom, Shedding } from '../routing/spill.ts';

export class LaneSpill {
  readonly #poolAt: (place: number) => Pool;
  readonly #load: (place: number) => number;
  /** Of this place's requests, which go elsewhere. */
  readonly #stream: number;
  readonly #places: (Shedding | undefined)[] = [];

  constructor(stream: number, poolAt: (place: number) => Pool) {
    this.#stream = stream;
    this.#poolAt = poolAt;
    this.#load = (place) => poolAt(place).load;
  }

  /** Where a request for `place` goes, for the place to remember. */
  lead(order: Uint16Array, place: number, draw: number, nowUs: number): number {
    const pool = this.#poolAt(place);
    const shedding = (this.#places[place] ??= new Shedding(nowUs, workOf(pool, nowUs)));
    shedding.offer();
    if (shedding.isDue(nowUs)) shedding.review(nowUs, pool.slots, workOf(pool, nowUs));
    return this.next(order, place, draw);
  }

  /** The same, and nothing is remembered. */
  next(order: Uint16Array, place: number, draw: number): number {
    const share = this.shareOf(place);
    return share > 0 && uniform(this.#stream, draw) < share ? nextWithRoom(order, place, this.#load) : place;
  }

  /** Of a place's requests, how many it sends elsewhere, 0 to 1. */
  shareOf(place: number): number {
    return this.#places[place]?.share ?? 0;
  }
}

function workOf(pool: Pool, nowUs: number): { readonly serviceUs: number; readonly done: number } {
  return { serviceUs: pool.usageAt(nowUs).serviceUs, done: pool.done };
}
