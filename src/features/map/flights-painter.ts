import { PLATFORM_IDS } from '../../../worker/protocol/waterfall.ts';
import { isAtPops } from '../../state/place-load.ts';
import { flightMs, type Flight } from '../../state/traffic-recording.ts';
import type { Geometry } from './geometry.ts';
import { type Layer, traceCross, traceRoute } from './layer.ts';
import type { MapColors, RunWays } from './map-scene.ts';
import { jumps, pointAlong, type Route, shareOfWay, type Xy } from './projection.ts';
import { screenX, screenY, type View } from './view.ts';

/** How far a request's tail reaches back in time: a longer one is a faster request. */
const TAIL_MS = 90;
/** Between the lanes of platforms that share a way. */
const LANE_PX = 2.4;
const ROUTES_SHOWN = 60;
/** Flights, and a run beside them. */
const MOST_HEADS = 640;

/** What is on its way, and which of it is shown. */
export interface Sky {
  readonly flights: readonly Flight[];
  readonly run: RunWays | null;
  /** When the run set off. */
  readonly runSeenMs: number;
  /** In the order of `PLATFORM_IDS`. */
  readonly shown: readonly boolean[];
  readonly colors: MapColors;
}

/** Paints requests on their way, on every frame: one path for tails, one for heads on each platform, nothing allocated. */
export class FlightsPainter {
  readonly #routes = new WeakMap<Flight, readonly (Route | null)[]>();
  readonly #runRoutes = new WeakMap<RunWays, readonly (Route | null)[]>();
  readonly #geometry: Geometry;
  readonly #head: Xy = { x: 0, y: 0 };
  readonly #tail: Xy = { x: 0, y: 0 };
  readonly #xs = new Float32Array(MOST_HEADS);
  readonly #ys = new Float32Array(MOST_HEADS);
  readonly #sides = new Float32Array(MOST_HEADS);
  #heads = 0;

  constructor(geometry: Geometry) {
    this.#geometry = geometry;
  }

  /** Paints them as they are at `nowMs`, and answers how many are on their way. */
  paint(layer: Layer, sky: Sky, view: View, nowMs: number): number {
    const { flights, run, shown } = sky;
    const context = layer.begin();
    let underway = 0;
    context.lineWidth = 1.3;
    context.lineCap = 'round';
    for (let platform = 0; platform < PLATFORM_IDS.length; platform += 1) {
      if (shown[platform] !== true) continue;
      this.#heads = 0;
      context.beginPath();
      for (const flight of flights) this.#traceFlight(context, flight, platform, view, nowMs);
      if (run !== null) this.#traceRun(context, run, platform, view, nowMs - sky.runSeenMs);
      underway += this.#heads;
      this.#paintTraced(context, sky.colors, platform);
    }
    return underway + this.#paintUnanswered(context, sky, view, nowMs);
  }

  /** For those who want no motion: the ways of the latest requests, as lines. */
  paintRoutes(layer: Layer, { flights, shown, colors }: Sky, view: View): void {
    const context = layer.begin();
    context.lineWidth = 1;
    context.globalAlpha = 0.4;
    PLATFORM_IDS.forEach((id, platform) => {
      if (shown[platform] !== true) return;
      context.strokeStyle = colors.platforms[id];
      context.beginPath();
      for (const flight of flights.slice(-ROUTES_SHOWN)) {
        const route = this.#routesOf(flight)[platform] ?? null;
        if (route !== null) traceRoute(context, route, view, laneOf(platform));
      }
      context.stroke();
    });
    context.globalAlpha = 1;
  }

  #traceFlight(
    context: CanvasRenderingContext2D,
    flight: Flight,
    platform: number,
    view: View,
    nowMs: number,
  ): void {
    const totalUs = flight.totalUs[platform] ?? 0;
    if (totalUs <= 0) return;
    const route = this.#routesOf(flight)[platform] ?? null;
    const elapsedMs = nowMs - flight.seenAtMs;
    if (route !== null) this.#trace(context, route, elapsedMs, flightMs(totalUs), platform, view, 1);
  }

  #traceRun(
    context: CanvasRenderingContext2D,
    run: RunWays,
    platform: number,
    view: View,
    elapsedMs: number,
  ): void {
    const route = this.#routesOfRun(run)[platform] ?? null;
    const totalUs = run.totalUs[run.ways.findIndex((way) => way.platform === PLATFORM_IDS[platform])] ?? 0;
    if (route !== null && totalUs > 0)
      this.#trace(context, route, elapsedMs, flightMs(totalUs), platform, view, 2.4);
  }

  #trace(
    context: CanvasRenderingContext2D,
    route: Route,
    elapsedMs: number,
    totalMs: number,
    platform: number,
    view: View,
    size: number,
  ): void {
    if (elapsedMs < 0 || elapsedMs > totalMs || this.#heads === MOST_HEADS) return;
    pointAlong(route, shareOfWay(elapsedMs, totalMs), this.#head);
    pointAlong(route, shareOfWay(Math.max(0, elapsedMs - TAIL_MS), totalMs), this.#tail);
    const headX = screenX(view, this.#head.x);
    const headY = screenY(view, this.#head.y);
    const alongX = headX - screenX(view, this.#tail.x);
    const alongY = headY - screenY(view, this.#tail.y);
    const length = Math.sqrt(alongX * alongX + alongY * alongY) || 1;
    const isBack = elapsedMs * 2 > totalMs;
    // Aside of the way, and on the same side there and back.
    const aside = (laneOf(platform) * (isBack ? -1 : 1)) / length;
    const x = headX - alongY * aside;
    const y = headY + alongX * aside;
    if (!jumps(this.#head.x, this.#tail.x)) {
      context.moveTo(x - alongX, y - alongY);
      context.lineTo(x, y);
    }
    this.#xs[this.#heads] = x;
    this.#ys[this.#heads] = y;
    // The answer is drawn larger than the question.
    this.#sides[this.#heads] = (isBack ? 3.2 : 2.3) * size;
    this.#heads += 1;
  }

  #paintTraced(context: CanvasRenderingContext2D, colors: MapColors, platform: number): void {
    const color = colors.platforms[PLATFORM_IDS[platform] ?? 'edge'];
    context.strokeStyle = color;
    context.fillStyle = color;
    context.globalAlpha = 0.5;
    context.stroke();
    context.globalAlpha = 1;
    context.beginPath();
    for (let head = 0; head < this.#heads; head += 1) {
      const side = this.#sides[head] ?? 0;
      context.rect((this.#xs[head] ?? 0) - side / 2, (this.#ys[head] ?? 0) - side / 2, side, side);
    }
    context.fill();
  }

  /** A cross at home for each request that nobody answered. */
  #paintUnanswered(
    context: CanvasRenderingContext2D,
    { flights, shown, colors }: Sky,
    view: View,
    nowMs: number,
  ): number {
    let crosses = 0;
    context.beginPath();
    for (const flight of flights) {
      for (let platform = 0; platform < PLATFORM_IDS.length; platform += 1) {
        const totalUs = flight.totalUs[platform] ?? 0;
        const elapsedMs = nowMs - flight.seenAtMs;
        if (totalUs >= 0 || shown[platform] !== true || elapsedMs < 0 || elapsedMs > flightMs(totalUs))
          continue;
        const { xs, ys } = this.#geometry.cities;
        const x = screenX(view, xs[flight.city] ?? 0) + laneOf(platform);
        traceCross(context, x, screenY(view, ys[flight.city] ?? 0), 2.5);
        crosses += 1;
      }
    }
    context.strokeStyle = colors.down;
    context.stroke();
    return crosses;
  }

  #routesOf(flight: Flight): readonly (Route | null)[] {
    const known = this.#routes.get(flight);
    if (known !== undefined) return known;
    const routes = PLATFORM_IDS.map((id, platform) => {
      const place = flight.place[platform] ?? -1;
      if (place < 0) return null;
      return this.#geometry.flightRoute(flight.city, isAtPops(id), place, flight.behind[platform] ?? -1);
    });
    this.#routes.set(flight, routes);
    return routes;
  }

  #routesOfRun(run: RunWays): readonly (Route | null)[] {
    const known = this.#runRoutes.get(run);
    if (known !== undefined) return known;
    const routes = PLATFORM_IDS.map((id) => {
      const way = run.ways.find(({ platform }) => platform === id);
      return way === undefined ? null : this.#geometry.routeBetween(way.stops);
    });
    this.#runRoutes.set(run, routes);
    return routes;
  }
}

/** Platforms that share a way keep beside each other. */
const laneOf = (platform: number): number => (platform - 2) * LANE_PX;
