/**
 * All round trips of one seed's world in integer microseconds, each computed when first asked for: clients to PoPs and
 * regions over the public internet, PoPs and regions to regions over the backbone. Last mile and jitter of a request come
 * on top.
 */
import type { PopPlacement, World } from '../../project/world.ts';
import type { Pop } from '../../protocol/places.ts';
import { FIGURES } from '../data/constants.ts';
import { PLACES, popsOf } from '../places.ts';
import { lognormalQuantile, streamOf, uniform } from '../random.ts';
import { WHOLE_CABLES } from './cables.ts';
import type { Cables } from './cables.ts';
import { distanceKm } from './geography.ts';
import type { Point } from './geography.ts';
import { backboneMs, publicMs, routeDetour } from './round-trip.ts';

interface Named extends Point {
  readonly id: string;
}

type MeasureMs = (from: Named, to: Named) => number;

/** One number for each (from, to) in microseconds, computed once. */
export class Table {
  readonly #from: readonly Named[];
  readonly #to: readonly Named[];
  readonly #values: Float64Array;
  readonly #measure: MeasureMs;

  constructor(from: readonly Named[], to: readonly Named[], measure: MeasureMs) {
    this.#from = from;
    this.#to = to;
    this.#values = new Float64Array(from.length * to.length).fill(NaN);
    this.#measure = measure;
  }

  us(row: number, column: number): number {
    const at = row * this.#to.length + column;
    const known = this.#values[at] as number;
    return known >= 0 ? known : this.#fill(row, column, at);
  }

  #fill(row: number, column: number, at: number): number {
    const from = this.#from[row];
    const to = this.#to[column];
    if (from === undefined || to === undefined) throw new RangeError(`no cell ${row}, ${column}`);
    const us = Math.round(1_000 * this.#measure(from, to));
    this.#values[at] = us;
    return us;
  }
}

const { cities, regions } = PLACES;
const overBackbone: MeasureMs = (a, b) => backboneMs(WHOLE_CABLES.pathMs('backbone', a, b), distanceKm(a, b));
const POP_TO_REGION: Readonly<Record<PopPlacement, Table>> = {
  metros: new Table(PLACES.pops.metros, regions, overBackbone),
  story: new Table(PLACES.pops.story, regions, overBackbone),
  regions: new Table(PLACES.pops.regions, regions, overBackbone),
};
export const REGION_TO_REGION = new Table(regions, regions, overBackbone);

/** PoPs of a world to regions; the backbone is the same for every seed. */
export function popToRegion({ edge }: Pick<World, 'edge'>): Table {
  return POP_TO_REGION[edge.placement];
}

export class Network {
  readonly cityToPop: Table;
  readonly cityToRegion: Table;
  /** Mean of the exponential jitter of each client route. */
  readonly cityToPopJitter: Table;
  readonly cityToRegionJitter: Table;
  readonly #pops: readonly Pop[];
  readonly #ranked: Uint16Array[] = [];

  /** `cables` may have cuts, which lengthen the ways of the public internet. */
  constructor(seed: number, pops: readonly Pop[], cables: Cables = WHOLE_CABLES) {
    this.#pops = pops;
    const route: MeasureMs = (a, b) =>
      publicMs(cables.pathMs('public', a, b), distanceKm(a, b), routeDetour(seed, a.id, b.id));
    const jitter: MeasureMs = (a, b) => {
      const u = uniform(streamOf(seed, 'jitter', a.id, b.id), 0);
      return lognormalQuantile(u, FIGURES.jitterMedianMs.value, FIGURES.jitterSpread.value);
    };
    this.cityToPop = new Table(cities, pops, route);
    this.cityToRegion = new Table(cities, regions, route);
    this.cityToPopJitter = new Table(cities, pops, jitter);
    this.cityToRegionJitter = new Table(cities, regions, jitter);
  }

  /** PoPs in the order of their round trips from a city, among the geographically nearest. Owned by the network. */
  rankedPops(city: number): Uint16Array {
    return (this.#ranked[city] ??= this.#rank(city));
  }

  nearestPop(city: number): number {
    return this.rankedPops(city)[0] as number;
  }

  #rank(city: number): Uint16Array {
    const home = cities[city];
    if (home === undefined) throw new RangeError(`no city has index ${city}`);
    const km = this.#pops.map((pop) => distanceKm(home, pop));
    const us = (pop: number): number => this.cityToPop.us(city, pop);
    const near = [...km.keys()].sort((a, b) => (km[a] as number) - (km[b] as number));
    return Uint16Array.from(near.slice(0, FIGURES.rankedPops.value).sort((a, b) => us(a) - us(b) || a - b));
  }
}

let latest: { readonly seed: number; readonly pops: readonly Pop[]; readonly network: Network } | null = null;

/** The network of a world; the latest one is kept, since a page asks for the same again and again. */
export function networkOf(world: Pick<World, 'seed' | 'edge'>): Network {
  const { seed } = world;
  const pops = popsOf(world);
  if (latest?.seed !== seed || latest.pops !== pops)
    latest = { seed, pops, network: new Network(seed, pops) };
  return latest.network;
}
