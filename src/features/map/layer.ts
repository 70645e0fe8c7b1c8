import { jumps, type Route } from './projection.ts';
import { screenX, screenY, type View } from './view.ts';

/** More pixels than two for each of CSS cost time that nobody sees. */
const MOST_PIXEL_RATIO = 2;

/** One of the canvases that lie on each other: each is painted only when what it shows has changed. */
export class Layer {
  readonly canvas = document.createElement('canvas');
  readonly context: CanvasRenderingContext2D;
  ratio = 1;

  constructor(host: HTMLElement) {
    const context = this.canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no 2D canvas');
    this.context = context;
    this.canvas.setAttribute('aria-hidden', 'true');
    host.append(this.canvas);
  }

  resize(width: number, height: number): void {
    this.ratio = Math.min(MOST_PIXEL_RATIO, devicePixelRatio);
    this.canvas.width = Math.max(1, Math.round(width * this.ratio));
    this.canvas.height = Math.max(1, Math.round(height * this.ratio));
  }

  /** Clears it; what is drawn from now on is in CSS pixels of the screen. */
  begin(): CanvasRenderingContext2D {
    const { context, canvas, ratio } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }
}

/** Adds a route to the path at hand, `asidePx` beside its line. */
export function traceRoute(
  context: CanvasRenderingContext2D,
  { xs, ys }: Route,
  view: View,
  asidePx = 0,
): void {
  let pen = false;
  for (let step = 0; step < xs.length; step += 1) {
    const x = xs[step] ?? 0;
    const y = ys[step] ?? 0;
    const before = Math.max(0, step - 1);
    const after = Math.min(xs.length - 1, step + 1);
    const alongX = (xs[after] ?? x) - (xs[before] ?? x);
    const alongY = (ys[after] ?? y) - (ys[before] ?? y);
    const length = Math.hypot(alongX, alongY) || 1;
    const toX = screenX(view, x) - (alongY / length) * asidePx;
    const toY = screenY(view, y) + (alongX / length) * asidePx;
    if (pen && !jumps(xs[before] ?? x, x)) context.lineTo(toX, toY);
    else context.moveTo(toX, toY);
    pen = true;
  }
}

/** Adds a cross to the path at hand. */
export function traceCross(context: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  context.moveTo(x - half, y - half);
  context.lineTo(x + half, y + half);
  context.moveTo(x + half, y - half);
  context.lineTo(x - half, y + half);
}
