import type { FaultsAt } from './faults-at.ts';
import type { Geometry } from './geometry.ts';
import type { Points } from './hit.ts';
import { type LabelWish, placeLabels } from './labels.ts';
import type { Layer } from './layer.ts';
import type { MapColors, MapScene } from './map-scene.ts';
import type { MarksPainter } from './marks-painter.ts';
import { markScale, screenX, screenY, type View } from './view.ts';

export interface NamesState {
  readonly faults: FaultsAt;
  /** The city that is pointed at or in focus; -1 where none is. */
  readonly pointedCity: number;
  /** Of CSS, in pixels. */
  readonly fontPx: number;
}

interface Wish extends LabelWish {
  readonly color: string;
  readonly isStrong: boolean;
}

/** Below this nothing is named that is not being talked about. */
const NAMED_FROM = 1.7;

/** What has to be read over everything else: regions, the sender, and names, more of them the nearer one comes. */
export class NamesPainter {
  readonly #scene: MapScene;
  readonly #geometry: Geometry;
  readonly #colors: MapColors;
  readonly #marks: MarksPainter;
  readonly #byPopulation: readonly number[];
  #fontPx = 0;
  readonly #widths = new Map<string, number>();

  constructor(scene: MapScene, geometry: Geometry, colors: MapColors, marks: MarksPainter) {
    this.#scene = scene;
    this.#geometry = geometry;
    this.#colors = colors;
    this.#marks = marks;
    const { cities } = scene.places;
    this.#byPopulation = [...cities.keys()].sort(
      (a, b) => (cities[b]?.population ?? 0) - (cities[a]?.population ?? 0),
    );
  }

  paint(layer: Layer, view: View, state: NamesState): void {
    const context = layer.begin();
    this.#marks.paintRegions(context, view, state.faults);
    const { cities } = this.#geometry;
    const { cityIndex } = this.#scene;
    if (cityIndex >= 0) this.#ring(context, view, cities, cityIndex, this.#colors.ink);
    if (state.pointedCity >= 0) this.#ring(context, view, cities, state.pointedCity, this.#colors.focus);
    this.#paintNames(context, view, state);
  }

  #ring(
    context: CanvasRenderingContext2D,
    view: View,
    { xs, ys }: Points,
    index: number,
    color: string,
  ): void {
    context.strokeStyle = color;
    context.lineWidth = 1.8;
    context.beginPath();
    const radius = 5 * markScale(view);
    context.arc(screenX(view, xs[index] ?? 0), screenY(view, ys[index] ?? 0), radius, 0, Math.PI * 2);
    context.stroke();
  }

  #paintNames(context: CanvasRenderingContext2D, view: View, state: NamesState): void {
    const { width, height } = this.#geometry;
    const font = (isStrong: boolean): string =>
      `${isStrong ? 600 : 400} ${state.fontPx}px system-ui, sans-serif`;
    context.font = font(true);
    if (this.#fontPx !== state.fontPx) this.#widths.clear();
    this.#fontPx = state.fontPx;
    const widthOf = (text: string): number => {
      const known = this.#widths.get(text) ?? context.measureText(text).width;
      this.#widths.set(text, known);
      return known;
    };
    const room = { width, height, line: state.fontPx * 1.25 };
    const limit = view.k < NAMED_FROM ? 12 : 60;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    for (const label of placeLabels(this.#wishes(view, state), widthOf, room, limit)) {
      context.font = font(label.isStrong);
      context.strokeStyle = this.#colors.paper;
      context.strokeText(label.text, label.left, label.y);
      context.fillStyle = label.color;
      context.fillText(label.text, label.left, label.y);
    }
  }

  #wishes(view: View, { faults, pointedCity }: NamesState): readonly Wish[] {
    const { places, pops, regionIndexes, origins, cityIndex } = this.#scene;
    const { ink, quiet, down, pop: popColor } = this.#colors;
    const gap = 4 + 4 * markScale(view);
    const wish = (points: Points, index: number, text: string, color: string, isStrong: boolean): Wish => {
      const x = screenX(view, points.xs[index] ?? 0);
      return { text, x, y: screenY(view, points.ys[index] ?? 0), gap, color, isStrong };
    };
    const { cities, pops: popPoints, regions } = this.#geometry;
    const wishes = [pointedCity, cityIndex]
      .filter((index) => index >= 0)
      .map((index) => wish(cities, index, places.cities[index]?.name ?? '', ink, true));
    pops.forEach(({ id, name }, index) => {
      if (faults.pops.has(id)) wishes.push(wish(popPoints, index, `${name} is down`, down, true));
    });
    for (const index of regionIndexes) {
      const { id = '', name = '' } = places.regions[index] ?? {};
      const isDown = faults.regions.has(id);
      wishes.push(wish(regions, index, isDown ? `${name} is down` : name, isDown ? down : ink, isDown));
    }
    for (const { host, regionIndex } of origins) wishes.push(wish(regions, regionIndex, host, quiet, false));
    if (view.k < NAMED_FROM) return wishes;
    for (const index of this.#byPopulation)
      wishes.push(wish(cities, index, places.cities[index]?.name ?? '', quiet, false));
    pops.forEach(({ name }, index) => wishes.push(wish(popPoints, index, name, popColor, false)));
    return wishes;
  }
}
