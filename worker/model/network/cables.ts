/**
 * Path length between two points of the Earth in milliseconds of round trip along the hub-and-cable graph: nothing of
 * queueing, last miles or handshakes. Own graph and fit; see docs/model.md.
 */
import { BORDERS, CABLES, HUBS } from '../data/cables.ts';
import { FIGURES } from '../data/constants.ts';
import { distanceKm } from './geography.ts';
import type { Point } from './geography.ts';

/** Providers' own networks, or the public internet with its fewer places of exchange. */
export type Net = 'backbone' | 'public';

const HUB_COUNT = HUBS.length;
const KM_PER_MS = FIGURES.fibreKmPerMsOfRoundTrip.value;
const ACCESS_FACTOR = {
  backbone: FIGURES.backboneAccessFactor.value,
  public: FIGURES.publicAccessFactor.value,
};
const DIRECT_FACTOR = {
  backbone: FIGURES.backboneDirectFactor.value,
  public: FIGURES.publicDirectFactor.value,
};

/** A way from a point onto the graph. */
interface Attachment {
  readonly hub: number;
  readonly ms: number;
}

/** Floyd–Warshall over all hubs: row-major milliseconds. */
function shortestPaths(net: Net, cuts: ReadonlySet<string>): Float64Array {
  const ms = new Float64Array(HUB_COUNT * HUB_COUNT).fill(Infinity);
  const indexes = new Map(HUBS.map(({ id }, index) => [id, index]));
  for (let hub = 0; hub < HUB_COUNT; hub += 1) ms[hub * HUB_COUNT + hub] = 0;
  for (const { from, to, factor } of CABLES[net]) {
    if (cuts.has(`${from}-${to}`) || cuts.has(`${to}-${from}`)) continue;
    const a = indexes.get(from) ?? NaN;
    const b = indexes.get(to) ?? NaN;
    const km = distanceKm(hubAt(a), hubAt(b));
    ms[a * HUB_COUNT + b] = ms[b * HUB_COUNT + a] = (km * factor) / KM_PER_MS + FIGURES.hubEdgeMs.value;
  }
  for (let via = 0; via < HUB_COUNT; via += 1) relaxThrough(ms, via);
  return ms;
}

function relaxThrough(ms: Float64Array, via: number): void {
  for (let from = 0; from < HUB_COUNT; from += 1) {
    const first = ms[from * HUB_COUNT + via] ?? Infinity;
    if (first === Infinity) continue;
    for (let to = 0; to < HUB_COUNT; to += 1) {
      const through = first + (ms[via * HUB_COUNT + to] ?? Infinity);
      if (through < (ms[from * HUB_COUNT + to] ?? Infinity)) ms[from * HUB_COUNT + to] = through;
    }
  }
}

/** Hubs that a net has and that are more than a cable's landing: where points join it. */
const JOINED = { backbone: joinable('backbone'), public: joinable('public') };

function joinable(net: Net): readonly number[] {
  const known = new Set(CABLES[net].flatMap(({ from, to }) => [from, to]));
  return [...HUBS.keys()].filter((hub) => known.has(hubAt(hub).id) && !hubAt(hub).isLanding);
}

function hubAt(index: number): (typeof HUBS)[number] {
  return HUBS[index] as (typeof HUBS)[number];
}

/** The nearest few hubs, none much farther away than the nearest, and none beyond a border that no fibre crosses. */
function attach(net: Net, point: Point): readonly Attachment[] {
  const byKm = JOINED[net]
    .map((hub) => ({ hub, km: distanceKm(point, hubAt(hub)) }))
    .sort((a, b) => a.km - b.km);
  const near: Attachment[] = [];
  let farthestKm = Infinity;
  for (const { hub, km } of byKm) {
    if (km > farthestKm || near.length === FIGURES.attachHubs.value) break;
    if (crossesBorder(point, hubAt(hub))) continue;
    if (near.length === 0) farthestKm = FIGURES.attachRatio.value * km + FIGURES.attachSlackKm.value;
    near.push({ hub, ms: (km * ACCESS_FACTOR[net]) / KM_PER_MS });
  }
  return near;
}

function crossesBorder(a: Point, b: Point): boolean {
  // On a flat map such a line would run around the whole world; no border here is near the date line.
  if (Math.abs(a.longitude - b.longitude) > 180) return false;
  return BORDERS.some((line) =>
    line.some((corner, index) => {
      const next = line[index + 1];
      return (
        next !== undefined &&
        side(a, b, corner) !== side(a, b, next) &&
        side(corner, next, a) !== side(corner, next, b)
      );
    }),
  );
}

/** Whether `c` lies to the left of the line from `a` to `b` on a flat map, which is good enough within a country. */
function side(a: Point, b: Point, c: Point): boolean {
  const turn =
    (b.latitude - a.latitude) * (c.longitude - a.longitude) -
    (b.longitude - a.longitude) * (c.latitude - a.latitude);
  return turn > 0;
}

/** Routes between near neighbours that need no hub; longer pairs always follow cables. */
function directMs(net: Net, a: Point, b: Point): number {
  const { directMostKm, directFar, directNear, directScaleKm } = FIGURES;
  const km = distanceKm(a, b);
  if (km >= directMostKm.value || crossesBorder(a, b)) return Infinity;
  const routeFactor = directFar.value + directNear.value * Math.exp(-km / directScaleKm.value);
  return (DIRECT_FACTOR[net] * km * routeFactor) / KM_PER_MS;
}

const ATTACHMENTS = {
  backbone: new Map<string, readonly Attachment[]>(),
  public: new Map<string, readonly Attachment[]>(),
};

/** Each point is attached once, however many pairs it is in. */
function attachments(net: Net, point: Point): readonly Attachment[] {
  const key = `${point.latitude} ${point.longitude}`;
  const known = ATTACHMENTS[net].get(key) ?? attach(net, point);
  ATTACHMENTS[net].set(key, known);
  return known;
}

/** The graph, whole or with cables cut. Making one takes some ten milliseconds. */
export class Cables {
  readonly #hubToHub: Readonly<Record<Net, Float64Array>>;

  /** `cuts` are cables that are not there, such as `SUZ-JED`. */
  constructor(cuts: ReadonlySet<string> = new Set()) {
    this.#hubToHub = { backbone: shortestPaths('backbone', cuts), public: shortestPaths('public', cuts) };
  }

  /** Milliseconds of round trip along the least path from `a` to `b`; by satellite where cuts leave none. */
  pathMs(net: Net, a: Point, b: Point): number {
    const hubToHub = this.#hubToHub[net];
    const ways = attachments(net, b);
    let best = directMs(net, a, b);
    for (const enter of attachments(net, a)) {
      for (const leave of ways) {
        const onGraph = hubToHub[enter.hub * HUB_COUNT + leave.hub] ?? Infinity;
        best = Math.min(best, enter.ms + onGraph + leave.ms);
      }
    }
    return best === Infinity ? FIGURES.satelliteMs.value : best;
  }
}

export const WHOLE_CABLES = new Cables();

let latest: { readonly key: string; readonly cables: Cables } | null = null;

/** Without these cables, such as `SUZ-JED`; the latest ones are kept. */
export function cablesWithout(cuts: readonly string[]): Cables {
  if (cuts.length === 0) return WHOLE_CABLES;
  const key = cuts.toSorted().join();
  if (latest?.key !== key) latest = { key, cables: new Cables(new Set(cuts)) };
  return latest.cables;
}
