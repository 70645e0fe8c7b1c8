/**
 * Path length between two points of the Earth in milliseconds of round trip along the hub-and-cable graph: nothing of
 * queueing, last miles or handshakes. Own graph and fit; see docs/model.md.
 */
import { EDGES, HUBS } from '../data/cables.ts';
import { FIGURES } from '../data/constants.ts';
import { distanceKm } from './geography.ts';
import type { Point } from './geography.ts';

const HUB_COUNT = HUBS.length;
const HUB_POINTS: readonly Point[] = HUBS.map(([, latitude, longitude]) => ({ latitude, longitude }));
const KM_PER_MS = FIGURES.fibreKmPerMsOfRoundTrip.value;

/** A way from a point onto the graph. */
interface Attachment {
  readonly hub: number;
  readonly ms: number;
}

/** Floyd–Warshall over all hubs: row-major milliseconds. */
function shortestPaths(): Float64Array {
  const ms = new Float64Array(HUB_COUNT * HUB_COUNT).fill(Infinity);
  const indexes = new Map(HUBS.map(([id], index) => [id, index]));
  for (let hub = 0; hub < HUB_COUNT; hub += 1) ms[hub * HUB_COUNT + hub] = 0;
  for (const [from, to, factor] of EDGES) {
    const a = indexes.get(from) ?? NaN;
    const b = indexes.get(to) ?? NaN;
    const km = distanceKm(HUB_POINTS[a] as Point, HUB_POINTS[b] as Point);
    ms[a * HUB_COUNT + b] = ms[b * HUB_COUNT + a] = (km * factor) / KM_PER_MS + FIGURES.hubEdgeMs.value;
  }
  for (let via = 0; via < HUB_COUNT; via += 1) relaxThrough(ms, via);
  return ms;
}

function relaxThrough(ms: Float64Array, via: number): void {
  for (let from = 0; from < HUB_COUNT; from += 1) {
    const first = ms[from * HUB_COUNT + via] ?? Infinity;
    for (let to = 0; to < HUB_COUNT; to += 1) {
      const through = first + (ms[via * HUB_COUNT + to] ?? Infinity);
      if (through < (ms[from * HUB_COUNT + to] ?? Infinity)) ms[from * HUB_COUNT + to] = through;
    }
  }
}

const HUB_TO_HUB_MS = shortestPaths();

/** The nearest few hubs, and none much farther away than the nearest. */
function attach(point: Point): readonly Attachment[] {
  const near = HUB_POINTS.map((hub, index) => ({ hub: index, km: distanceKm(point, hub) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, FIGURES.attachHubs.value);
  const farthestKm = FIGURES.attachRatio.value * (near[0]?.km ?? 0) + FIGURES.attachSlackKm.value;
  return near
    .filter(({ km }) => km <= farthestKm)
    .map(({ hub, km }) => ({ hub, ms: (km * FIGURES.accessRouteFactor.value) / KM_PER_MS }));
}

/** Land routes between neighbours that need no hub; longer pairs always follow cables. */
function directMs(km: number): number {
  const { directMostKm, directFactor, directFar, directNear, directScaleKm } = FIGURES;
  if (km >= directMostKm.value) return Infinity;
  const routeFactor = directFar.value + directNear.value * Math.exp(-km / directScaleKm.value);
  return (directFactor.value * km * routeFactor) / KM_PER_MS;
}

/** Milliseconds of round trip from each of `from` to each of `to`, row-major. */
export function pathsMs(from: readonly Point[], to: readonly Point[]): Float64Array {
  const toAttachments = to.map(attach);
  const paths = new Float64Array(from.length * to.length);
  from.forEach((a, row) => {
    const ways = attach(a);
    to.forEach((b, column) => {
      let best = directMs(distanceKm(a, b));
      for (const enter of ways) {
        for (const leave of toAttachments[column] ?? []) {
          const onGraph = HUB_TO_HUB_MS[enter.hub * HUB_COUNT + leave.hub] ?? Infinity;
          best = Math.min(best, enter.ms + onGraph + leave.ms);
        }
      }
      paths[row * to.length + column] = best;
    });
  });
  return paths;
}
