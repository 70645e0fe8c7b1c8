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
import { cutsAt } from '../faults/timeline.ts';
import { cablesWithout, WHOLE_CABLES } from './cables.ts';
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

/** Round trips over providers' own networks; the same for every seed. */
export interface Backbone {
  readonly popToRegion: Table;
  readonly regionToRegion: Table;
}

function backboneOver(cables: Cables, pops: readonly Pop[]): Backbone {
  const measure: MeasureMs = (a, b) => backboneMs(cables.pathMs('backbone', a, b), distanceKm(a, b));
  return {
    popToRegion: new Table(pops, regions, measure),
    regionToRegion: new Table(regions, regions, measure),
  };
}

const WHOLE: Readonly<Record<PopPlacement, Backbone>> = {
  metros: backboneOver(WHOLE_CABLES, PLACES.pops.metros),
  story: backboneOver(WHOLE_CABLES, PLACES.pops.story),
  regions: backboneOver(WHOLE_CABLES, PLACES.pops.regions),
};

let cut: { readonly cables: Cables; readonly pops: readonly Pop[]; readonly backbone: Backbone } | null =
  null;

/** As it is at a time of traffic, microseconds since that began: paths around the cables that are cut then. */
export function backboneAt({ edge, faults }: Pick<World, 'edge' | 'faults'>, nowUs: number): Backbone {
  const cables = cablesWithout(cutsAt(faults, nowUs));
  if (cables === WHOLE_CABLES) return WHOLE[edge.placement];
  const pops = popsOf({ edge });
  if (cut?.cables !== cables || cut.pops !== pops)
    cut = { cables, pops, backbone: backboneOver(cables, pops) };
  return cut.backbone;
}

/** PoPs of a world to regions while nothing is cut. */
export function popToRegion({ edge }: Pick<World, 'edge'>): Table {
  return WHOLE[edge.placement].popToRegion;
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
