import { PLATFORM_IDS } from '../../../worker/protocol/waterfall.ts';
import type { PlaceCounts } from '../../state/place-load.ts';
import type { FaultsAt } from './faults-at.ts';
import type { Geometry } from './geometry.ts';
import type { Points } from './hit.ts';
import { type Layer, traceCross, traceRoute } from './layer.ts';
import type { MapColors, MapScene, Way } from './map-scene.ts';
import { pointAlong, type Xy } from './projection.ts';
import { markScale, screenX, screenY, type View } from './view.ts';

export interface MapLoad {
  readonly pops: PlaceCounts;
  readonly regions: PlaceCounts;
}

/** What of the map changes a few times a second at most. */
export interface MarksState {
  readonly load: MapLoad;
  readonly faults: FaultsAt;
  /** In the order of `PLATFORM_IDS`. */
  readonly shown: readonly boolean[];
  /** The ways of the latest run, or those that a city's requests would take. */
  readonly ways: readonly Way[];
  /** Whether the ways are what matters. */
  readonly isStrong: boolean;
}

const WAY_PX = 2.2;

/** How large the disc of a place is that takes this share of the requests: its area is the share. */
const loadRadius = (share: number): number => 20 * Math.sqrt(share);

/** Places, how much comes to them, and what is wrong with them. */
export class MarksPainter {
  readonly #scene: MapScene;
  readonly #geometry: Geometry;
  readonly #colors: MapColors;

  constructor(scene: MapScene, geometry: Geometry, colors: MapColors) {
    this.#scene = scene;
    this.#geometry = geometry;
    this.#colors = colors;
  }

  paint(layer: Layer, view: View, { load, faults, shown, ways, isStrong }: MarksState): void {
    const context = layer.begin();
    this.#paintLoad(context, view, load);
    this.#paintCities(context, view);
    this.#paintPops(context, view, faults);
    this.#paintCuts(context, view, faults);
    for (const way of ways)
      if (shown[PLATFORM_IDS.indexOf(way.platform)] === true) this.#paintWay(context, view, way, isStrong);
  }

  /** What stands over the requests: where they go in the end. */
  paintRegions(context: CanvasRenderingContext2D, view: View, faults: FaultsAt): void {
    const { places, regionIndexes, origins } = this.#scene;
    const half = 4 * markScale(view);
    const { xs, ys } = this.#geometry.regions;
    for (const index of regionIndexes) {
      const isDown = faults.regions.has(places.regions[index]?.id ?? '');
      context.fillStyle = this.#colors.paper;
      context.strokeStyle = isDown ? this.#colors.down : this.#colors.ink;
      context.lineWidth = 1.6;
      context.beginPath();
      const x = screenX(view, xs[index] ?? 0);
      const y = screenY(view, ys[index] ?? 0);
      context.rect(x - half, y - half, half * 2, half * 2);
      if (isDown) traceCross(context, x, y, half + 3);
      context.fill();
      context.stroke();
    }
    context.fillStyle = this.#colors.origin;
    for (const { regionIndex } of origins) {
      const x = screenX(view, xs[regionIndex] ?? 0);
      const y = screenY(view, ys[regionIndex] ?? 0);
      context.beginPath();
      context.moveTo(x, y - half * 0.9);
      context.lineTo(x + half * 0.9, y);
      context.lineTo(x, y + half * 0.9);
      context.lineTo(x - half * 0.9, y);
      context.fill();
    }
  }

  #paintLoad(context: CanvasRenderingContext2D, view: View, { pops, regions }: MapLoad): void {
    this.#paintShares(context, view, pops, this.#geometry.pops, this.#colors.pop);
    this.#paintShares(context, view, regions, this.#geometry.regions, this.#colors.ink);
  }

  #paintShares(
    context: CanvasRenderingContext2D,
    view: View,
    { counts, sum }: PlaceCounts,
    { xs, ys }: Points,
    color: string,
  ): void {
    context.fillStyle = color;
    context.strokeStyle = color;
    context.lineWidth = 0.75;
    context.beginPath();
    for (const [place, count] of counts) {
      const x = screenX(view, xs[place] ?? 0);
      const y = screenY(view, ys[place] ?? 0);
      const radius = 1.5 + loadRadius(count / sum) * markScale(view);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, Math.PI * 2);
    }
    context.globalAlpha = 0.16;
    context.fill();
    context.globalAlpha = 0.6;
    context.stroke();
    context.globalAlpha = 1;
  }

  #paintCities(context: CanvasRenderingContext2D, view: View): void {
    const { xs, ys } = this.#geometry.cities;
    const scale = markScale(view);
    context.fillStyle = this.#colors.city;
    context.beginPath();
    this.#scene.places.cities.forEach(({ population }, index) => {
      const radius = (0.8 + Math.sqrt(population / 1e6) * 0.28) * scale;
      const x = screenX(view, xs[index] ?? 0);
      const y = screenY(view, ys[index] ?? 0);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, Math.PI * 2);
    });
    context.fill();
  }

  #paintPops(context: CanvasRenderingContext2D, view: View, faults: FaultsAt): void {
    const { pops } = this.#scene;
    const radius = (pops.length < 200 ? 2.4 : 1.5) * markScale(view);
    this.#tracePops(context, view, (id) => !faults.pops.has(id), radius);
    context.strokeStyle = this.#colors.pop;
    context.lineWidth = 1;
    context.stroke();
    if (faults.pops.size === 0) return;
    this.#tracePops(context, view, (id) => faults.pops.has(id), radius + 1);
    context.fillStyle = this.#colors.paper;
    context.fill();
    const { xs, ys } = this.#geometry.pops;
    pops.forEach(({ id }, index) => {
      if (!faults.pops.has(id)) return;
      traceCross(context, screenX(view, xs[index] ?? 0), screenY(view, ys[index] ?? 0), radius + 4);
    });
    context.strokeStyle = this.#colors.down;
    context.lineWidth = 2;
    context.stroke();
  }

  #tracePops(
    context: CanvasRenderingContext2D,
    view: View,
    isIncluded: (id: string) => boolean,
    radius: number,
  ): void {
    const { xs, ys } = this.#geometry.pops;
    context.beginPath();
    this.#scene.pops.forEach(({ id }, index) => {
      if (!isIncluded(id)) return;
      const x = screenX(view, xs[index] ?? 0);
      const y = screenY(view, ys[index] ?? 0);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, Math.PI * 2);
    });
  }

  /** A broken line with a cross where it is cut: nobody knows where along it that was, so in the middle. */
  #paintCuts(context: CanvasRenderingContext2D, view: View, { cuts }: FaultsAt): void {
    const { hubs } = this.#scene.places;
    context.strokeStyle = this.#colors.down;
    context.lineWidth = 1.6;
    for (const { from, to } of cuts) {
      const ends = [from, to].flatMap((id) => hubs.find((hub) => hub.id === id) ?? []);
      if (ends.length < 2) continue;
      const route = this.#geometry.routeBetween(ends);
      context.setLineDash([5, 4]);
      context.beginPath();
      traceRoute(context, route, view);
      context.stroke();
      context.setLineDash([]);
      pointAlong(route, 0.5, MIDDLE);
      context.beginPath();
      traceCross(context, screenX(view, MIDDLE.x), screenY(view, MIDDLE.y), 4.5);
      context.stroke();
    }
  }

  #paintWay(
    context: CanvasRenderingContext2D,
    view: View,
    { platform, stops }: Way,
    isStrong: boolean,
  ): void {
    const route = this.#geometry.routeBetween(stops);
    const lane = (PLATFORM_IDS.indexOf(platform) - 2) * WAY_PX;
    context.strokeStyle = this.#colors.platforms[platform];
    context.lineWidth = isStrong ? 1.8 : 1;
    context.globalAlpha = isStrong ? 0.9 : 0.5;
    context.beginPath();
    traceRoute(context, route, view, lane);
    context.stroke();
    context.globalAlpha = 1;
  }
}

const MIDDLE: Xy = { x: 0, y: 0 };
