import type { Geometry } from './geometry.ts';
import type { Layer } from './layer.ts';
import type { MapColors } from './map-scene.ts';
import { nightShape } from './terminator.ts';
import type { View } from './view.ts';

/** Degrees of the sun below the horizon: sunset, and the ends of civil and of nautical twilight. */
const DUSK = [0, 6, 12] as const;

/** Land, and the night over it. Paths are made once for each size; a view only moves and enlarges them, sharp as before. */
export class GroundPainter {
  readonly #geometry: Geometry;
  readonly #sphere: Path2D;
  #land: Path2D;
  #night: { readonly instantMs: number; readonly paths: readonly Path2D[] } | null = null;

  constructor(geometry: Geometry, land: GeoJSON.MultiPolygon) {
    this.#geometry = geometry;
    this.#sphere = geometry.path({ type: 'Sphere' });
    this.#land = geometry.path(land);
  }

  useLand(land: GeoJSON.MultiPolygon): void {
    this.#land = this.#geometry.path(land);
  }

  /** `nightMs`: the instant whose night is shown; null for none. */
  paint(layer: Layer, view: View, nightMs: number | null, colors: MapColors): void {
    const context = layer.begin();
    context.translate(view.x, view.y);
    context.scale(view.k, view.k);
    context.fillStyle = colors.sea;
    context.fill(this.#sphere);
    context.fillStyle = colors.land;
    context.fill(this.#land);
    context.strokeStyle = colors.coast;
    context.lineWidth = 0.7 / view.k;
    context.stroke(this.#land);
    if (nightMs === null) return;
    context.fillStyle = colors.night;
    for (const path of this.#nightAt(nightMs)) context.fill(path);
  }

  #nightAt(instantMs: number): readonly Path2D[] {
    if (this.#night?.instantMs !== instantMs) {
      const paths = DUSK.map((degrees) => this.#geometry.path(nightShape(instantMs, degrees)));
      this.#night = { instantMs, paths };
    }
    return this.#night.paths;
  }
}
