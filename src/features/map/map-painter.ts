import { geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Places, Pop } from '../../../worker/protocol/places.ts';
import { PLATFORM_IDS, type PlatformId } from '../../../worker/protocol/waterfall.ts';
import { isAtPops } from '../../state/place-load.ts';
import { FLIGHT_SLOWDOWN, type Flight } from '../../state/traffic-recording.ts';
import {
  jumps,
  pointAlong,
  projectRoute,
  projectWorld,
  shareOfWay,
  type Place,
  type Route,
} from './projection.ts';

export interface MapColors {
  readonly land: string;
  readonly coast: string;
  readonly city: string;
  readonly pop: string;
  readonly ink: string;
  readonly paper: string;
  readonly platforms: Readonly<Record<PlatformId, string>>;
}

export interface MapScene {
  readonly places: Places;
  /** Those of the world's placement: what `pop` of a flight refers to. */
  readonly pops: readonly Pop[];
  readonly land: GeoPermissibleObjects;
  readonly cityIndex: number;
  readonly regionIndex: number;
  readonly isShown: (platform: PlatformId) => boolean;
}

/** Paints one map of one size: the ground and what is named on it once, the flights between them on every frame. */
export class MapPainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #scene: MapScene;
  readonly #colors: MapColors;
  readonly #unitPx: number;
  readonly #projection: GeoProjection;
  readonly #ground: HTMLCanvasElement;
  readonly #names: HTMLCanvasElement;
  readonly #routes = new Map<string, Route>();

  constructor(canvas: HTMLCanvasElement, scene: MapScene, colors: MapColors) {
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.#context = context;
    this.#scene = scene;
    this.#colors = colors;
    this.#unitPx = devicePixelRatio;
    this.#projection = projectWorld(canvas.width, canvas.height);
    this.#ground = paintApart(canvas, (apart) => this.#paintGround(apart));
    this.#names = paintApart(canvas, (apart) => this.#paintNames(apart));
  }

  /** Draws the flights as they are at `nowMs`, and tells how many are on their way. */
  paint(flights: readonly Flight[], nowMs: number): number {
    const { width, height } = this.#ground;
    this.#context.clearRect(0, 0, width, height);
    this.#context.drawImage(this.#ground, 0, 0);
    let underway = 0;
    PLATFORM_IDS.forEach((platform, index) => {
      if (!this.#scene.isShown(platform)) return;
      this.#context.fillStyle = this.#colors.platforms[platform];
      for (const flight of flights) underway += this.#paintFlight(flight, platform, index, nowMs) ? 1 : 0;
    });
    this.#context.drawImage(this.#names, 0, 0);
    return underway;
  }

  /** For those who want no motion: the ways themselves, as lines. */
  paintRoutes(flights: readonly Flight[]): void {
    this.paint([], 0);
    this.#context.lineWidth = this.#unitPx;
    this.#context.globalAlpha = 0.5;
    PLATFORM_IDS.forEach((platform) => {
      if (!this.#scene.isShown(platform)) return;
      this.#context.strokeStyle = this.#colors.platforms[platform];
      for (const flight of flights.slice(-60)) this.#strokeRoute(this.#routeOf(flight, platform));
    });
    this.#context.globalAlpha = 1;
  }

  #paintFlight(flight: Flight, platform: PlatformId, index: number, nowMs: number): boolean {
    const totalMs = ((flight.totalUs[index] ?? 0) / 1_000) * FLIGHT_SLOWDOWN;
    const elapsedMs = nowMs - flight.seenAtMs;
    if (elapsedMs < 0 || elapsedMs > totalMs) return false;
    const route = this.#routeOf(flight, platform);
    // Two platforms share the way to the region: each keeps to its own lane.
    const lanePx = (index - 1) * 1.5 * this.#unitPx;
    for (const [behindMs, size, alpha] of TRAIL) {
      const [x, y] = pointAlong(route, shareOfWay(Math.max(0, elapsedMs - behindMs), totalMs));
      const side = size * this.#unitPx;
      this.#context.globalAlpha = alpha;
      this.#context.fillRect(x - side / 2 + lanePx, y - side / 2 + lanePx, side, side);
    }
    this.#context.globalAlpha = 1;
    return true;
  }

  #routeOf({ city, place }: Flight, platform: PlatformId): Route {
    const { places, pops } = this.#scene;
    const index = place[PLATFORM_IDS.indexOf(platform)] ?? -1;
    const key = `${city}>${isAtPops(platform) ? 'pop' : 'region'} ${index}`;
    const known = this.#routes.get(key);
    if (known !== undefined) return known;
    const from = places.cities[city] ?? ORIGIN;
    const to = (isAtPops(platform) ? pops : places.regions)[index] ?? from;
    const route = projectRoute(this.#projection, from, to);
    this.#routes.set(key, route);
    return route;
  }

  #strokeRoute({ xs, ys }: Route): void {
    this.#context.beginPath();
    xs.forEach((x, step) => {
      const isBreak = step === 0 || jumps(xs[step - 1] ?? x, x);
      if (isBreak) this.#context.moveTo(x, ys[step] ?? 0);
      else this.#context.lineTo(x, ys[step] ?? 0);
    });
    this.#context.stroke();
  }

  #paintGround(context: CanvasRenderingContext2D): void {
    const { land, places, pops } = this.#scene;
    context.beginPath();
    geoPath(this.#projection, context)(land);
    context.fillStyle = this.#colors.land;
    context.fill();
    context.strokeStyle = this.#colors.coast;
    context.lineWidth = this.#unitPx * 0.6;
    context.stroke();
    context.fillStyle = this.#colors.city;
    for (const city of places.cities) this.#dot(context, city, 1 + Math.sqrt(city.population / 1e6) * 0.35);
    context.strokeStyle = this.#colors.pop;
    context.lineWidth = this.#unitPx;
    for (const pop of pops) this.#ring(context, pop, pops.length < 200 ? 2.6 : 1.6);
  }

  #paintNames(context: CanvasRenderingContext2D): void {
    const { places, cityIndex, regionIndex } = this.#scene;
    this.#region(context, places.regions[regionIndex]);
    this.#namedCity(context, places.cities[cityIndex]);
  }

  #region(context: CanvasRenderingContext2D, region: Place | undefined): void {
    if (region === undefined) return;
    const [x, y] = this.#at(region);
    const half = 4.5 * this.#unitPx;
    context.fillStyle = this.#colors.paper;
    context.strokeStyle = this.#colors.ink;
    context.lineWidth = this.#unitPx * 1.6;
    context.fillRect(x - half, y - half, half * 2, half * 2);
    context.strokeRect(x - half, y - half, half * 2, half * 2);
  }

  #namedCity(context: CanvasRenderingContext2D, city: (Place & { readonly name: string }) | undefined): void {
    if (city === undefined) return;
    context.strokeStyle = this.#colors.ink;
    context.lineWidth = this.#unitPx * 1.6;
    this.#ring(context, city, 5.5);
    const [x, y] = this.#at(city);
    context.font = `600 ${12 * this.#unitPx}px system-ui, sans-serif`;
    context.textBaseline = 'middle';
    const isRight = x > this.#ground.width * 0.75;
    context.textAlign = isRight ? 'right' : 'left';
    const textX = x + (isRight ? -9 : 9) * this.#unitPx;
    context.strokeStyle = this.#colors.paper;
    context.lineWidth = this.#unitPx * 3;
    context.strokeText(city.name, textX, y);
    context.fillStyle = this.#colors.ink;
    context.fillText(city.name, textX, y);
  }

  #dot(context: CanvasRenderingContext2D, place: Place, radius: number): void {
    const [x, y] = this.#at(place);
    context.beginPath();
    context.arc(x, y, radius * this.#unitPx, 0, Math.PI * 2);
    context.fill();
  }

  #ring(context: CanvasRenderingContext2D, place: Place, radius: number): void {
    const [x, y] = this.#at(place);
    context.beginPath();
    context.arc(x, y, radius * this.#unitPx, 0, Math.PI * 2);
    context.stroke();
  }

  #at({ longitude, latitude }: Place): [x: number, y: number] {
    return this.#projection([longitude, latitude]) ?? [0, 0];
  }
}

function paintApart(
  like: HTMLCanvasElement,
  paint: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const apart = document.createElement('canvas');
  apart.width = like.width;
  apart.height = like.height;
  const context = apart.getContext('2d');
  if (context !== null) paint(context);
  return apart;
}

const ORIGIN: Place = { latitude: 0, longitude: 0 };

/** A request and the two marks that follow it: how far behind, how large, how strong. */
const TRAIL = [
  [120, 2, 0.3],
  [60, 2.4, 0.55],
  [0, 3.2, 1],
] as const;
