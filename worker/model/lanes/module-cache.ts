/** The compiled module at each PoP: loaded when somebody asks for it, kept for a while, gone after a deploy. */
import { FIGURES } from '../data/constants.ts';
import { transferUs, WARM_WINDOW } from '../network/legs.ts';
import type { Table } from '../network/network.ts';
import { PLACES } from '../places.ts';
import type { Tally } from '../tally.ts';

const MEGABYTE_US = 1_000 * FIGURES.moduleLoadMsPerMb.value;

export class ModuleCache {
  readonly #bytes: number;
  readonly #keptUs: number;
  readonly #tally: Pick<Tally, 'moduleLoads'>;
  #toRegion: Table;
  /** By PoP, NaN until somebody asks. */
  readonly #loadUs: Float64Array;
  readonly #usedUs: Float64Array;
  readonly #readyUs: Float64Array;

  /** `keptUs`: how long a PoP keeps what nobody asks for; infinite where it is always there. */
  constructor(
    places: number,
    bytes: number,
    keptUs: number,
    toRegion: Table,
    tally: Pick<Tally, 'moduleLoads'>,
  ) {
    this.#bytes = bytes;
    this.#keptUs = keptUs;
    this.#toRegion = toRegion;
    this.#tally = tally;
    this.#loadUs = new Float64Array(places).fill(NaN);
    this.#usedUs = new Float64Array(places).fill(-Infinity);
    this.#readyUs = new Float64Array(places);
  }

  /** When the place has it: loading begins when somebody asks. */
  readyAt(place: number, nowUs: number): number {
    if (this.#keptUs === Infinity) return nowUs;
    if (nowUs - (this.#usedUs[place] as number) >= this.#keptUs) {
      this.#readyUs[place] = nowUs + this.#loadOf(place);
      this.#tally.moduleLoads += 1;
    }
    this.#usedUs[place] = nowUs;
    return Math.max(nowUs, this.#readyUs[place] as number);
  }

  /** From now on PoPs reach regions in these times. */
  rewire(toRegion: Table): void {
    this.#toRegion = toRegion;
    this.#loadUs.fill(NaN);
  }

  forget(place: number): void {
    this.#usedUs[place] = -Infinity;
  }

  forgetAll(): void {
    this.#usedUs.fill(-Infinity);
  }

  /** From nothing to a module that instances can be made of: fetched from the nearest region, then compiled. */
  #loadOf(pop: number): number {
    const known = this.#loadUs[pop] as number;
    if (known >= 0) return known;
    const rttUs = Math.min(...PLACES.regions.map((_, region) => this.#toRegion.us(pop, region)));
    const fetchUs = rttUs + transferUs(this.#bytes, rttUs, WARM_WINDOW, FIGURES.backboneMbps.value);
    return (this.#loadUs[pop] = fetchUs + Math.round((this.#bytes / 1_000_000) * MEGABYTE_US));
  }
}
