/**
 * All round trips of one seed's world in integer microseconds, precomputed: clients to PoPs and regions over the public
 * internet, PoPs and regions to regions over the backbone. Last mile and per-request jitter come on top.
 */
import { FIGURES } from '../data/constants.ts';
import { PLACES } from '../places.ts';
import { lognormalQuantile, streamOf, uniform } from '../random.ts';
import { pathsMs } from './cables.ts';
import { distanceKm } from './geography.ts';
import type { Point } from './geography.ts';
import { backboneMs, publicMs, routeDetour } from './round-trip.ts';

/** A table of one number for each (from, to), row-major. */
export interface Table {
  readonly columns: number;
  readonly values: Float64Array;
}

export interface Network {
  readonly cityToPopUs: Table;
  readonly cityToRegionUs: Table;
  /** Mean of the exponential jitter of each client route, µs. */
  readonly cityToPopJitterUs: Table;
  readonly cityToRegionJitterUs: Table;
  /** For each city, the PoP with the least round trip: where anycast leads. */
  readonly nearestPop: Uint16Array;
}

interface Named extends Point {
  readonly id: string;
}

export function cell(table: Table, row: number, column: number): number {
  const value = table.values[row * table.columns + column];
  if (value === undefined) throw new RangeError(`no cell ${row}, ${column}`);
  return value;
}

type Measure = (from: Named, to: Named, pathMs: number) => number;

function tabulate(
  from: readonly Named[],
  to: readonly Named[],
  paths: Float64Array,
  measure: Measure,
): Table {
  const values = new Float64Array(from.length * to.length);
  from.forEach((a, row) => {
    to.forEach((b, column) => {
      const at = row * to.length + column;
      values[at] = Math.round(1_000 * measure(a, b, paths[at] ?? Infinity));
    });
  });
  return { columns: to.length, values };
}

const { cities, pops, regions } = PLACES;
const CITY_TO_POP_PATHS = pathsMs('public', cities, pops);
const CITY_TO_REGION_PATHS = pathsMs('public', cities, regions);

const backbone: Measure = (a, b, pathMs) => backboneMs(pathMs, distanceKm(a, b));
export const POP_TO_REGION_US = tabulate(pops, regions, pathsMs('backbone', pops, regions), backbone);
export const REGION_TO_REGION_US = tabulate(
  regions,
  regions,
  pathsMs('backbone', regions, regions),
  backbone,
);

function build(seed: number): Network {
  const route: Measure = (a, b, pathMs) => publicMs(pathMs, distanceKm(a, b), routeDetour(seed, a.id, b.id));
  const jitter: Measure = (a, b) => {
    const { jitterMedianMs, jitterSpread } = FIGURES;
    return lognormalQuantile(
      uniform(streamOf(seed, 'jitter', a.id, b.id), 0),
      jitterMedianMs.value,
      jitterSpread.value,
    );
  };
  const cityToPopUs = tabulate(cities, pops, CITY_TO_POP_PATHS, route);
  return {
    cityToPopUs,
    cityToRegionUs: tabulate(cities, regions, CITY_TO_REGION_PATHS, route),
    cityToPopJitterUs: tabulate(cities, pops, CITY_TO_POP_PATHS, jitter),
    cityToRegionJitterUs: tabulate(cities, regions, CITY_TO_REGION_PATHS, jitter),
    nearestPop: Uint16Array.from(cities, (_, city) => leastColumn(cityToPopUs, city)),
  };
}

function leastColumn(table: Table, row: number): number {
  let least = 0;
  for (let column = 1; column < table.columns; column += 1) {
    if (cell(table, row, column) < cell(table, row, least)) least = column;
  }
  return least;
}

let latest: { readonly seed: number; readonly network: Network } | null = null;

/** The network of a seed; the latest one is kept, since a page asks for the same again and again. */
export function networkOf(seed: number): Network {
  if (latest?.seed !== seed) latest = { seed, network: build(seed) };
  return latest.network;
}
