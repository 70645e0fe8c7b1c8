import { geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Points } from './hit.ts';
import type { PlacesOnMap } from './map-scene.ts';
import { type Place, projectRoute, projectWorld, type Route } from './projection.ts';

/** Places on a map of one size: everything that does not change with the view, in pixels of the whole map. */
export class Geometry {
  readonly width: number;
  readonly height: number;
  readonly cities: Points;
  readonly pops: Points;
  readonly regions: Points;
  readonly #scene: PlacesOnMap;
  readonly #projection: GeoProjection;
  readonly #routes = new Map<string, Route>();

  constructor(scene: PlacesOnMap, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#scene = scene;
    this.#projection = projectWorld(width, height);
    this.cities = this.#points(scene.places.cities);
    this.pops = this.#points(scene.pops);
    this.regions = this.#points(scene.places.regions);
  }

  path(shape: GeoPermissibleObjects): Path2D {
    return new Path2D(geoPath(this.#projection)(shape) ?? '');
  }

  /** `name` is that of the way, so that it is found again. */
  route(name: string, stops: () => readonly Place[]): Route {
    const known = this.#routes.get(name);
    if (known !== undefined) return known;
    const route = projectRoute(this.#projection, stops());
    this.#routes.set(name, route);
    return route;
  }

  routeBetween(stops: readonly Place[]): Route {
    const name = stops.map(({ latitude, longitude }) => `${latitude} ${longitude}`).join(' ');
    return this.route(name, () => stops);
  }

  /** Of a request: from a city to a PoP or region, and on to the region behind it. Positions as in flights. */
  flightRoute(city: number, isToPop: boolean, place: number, behind: number): Route {
    const { places, pops } = this.#scene;
    return this.route(`${city} ${isToPop ? 'pop' : 'region'} ${place} ${behind}`, () =>
      [places.cities[city], (isToPop ? pops : places.regions)[place], places.regions[behind]].filter(
        (stop) => stop !== undefined,
      ),
    );
  }

  #points(places: readonly Place[]): Points {
    const points = places.map(({ longitude, latitude }) => this.#projection([longitude, latitude]));
    return {
      xs: Float32Array.from(points, (point) => point?.[0] ?? Number.NaN),
      ys: Float32Array.from(points, (point) => point?.[1] ?? Number.NaN),
    };
  }
}
