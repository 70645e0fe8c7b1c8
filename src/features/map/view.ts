/** What part of the map is seen: a point of the whole map is at `x * k + view.x` on the screen. */
import { type ZoomTransform, zoomIdentity } from 'd3-zoom';

export type View = Pick<ZoomTransform, 'k' | 'x' | 'y'>;

export const WHOLE_MAP: View = zoomIdentity;
export const MOST_ZOOM = 32;

export const screenX = ({ k, x }: View, mapX: number): number => mapX * k + x;
export const screenY = ({ k, y }: View, mapY: number): number => mapY * k + y;

/** How far to move the view, in screen pixels, so that a point of the screen is at least `marginPx` inside. */
export function moveInside(at: number, size: number, marginPx: number): number {
  const margin = Math.min(marginPx, size / 2);
  if (at < margin) return margin - at;
  return at > size - margin ? size - margin - at : 0;
}

/** Marks grow more slowly than the map, so that zooming in takes them apart. */
export const markScale = ({ k }: View): number => Math.min(1.7, k ** 0.25);

/**
 * By what power of two a turn of the wheel zooms. A pinch on a track pad comes as many small turns with Ctrl; a wheel
 * with Ctrl as a few large ones.
 */
export function zoomOfWheel({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const pixels = deltaMode === 0 ? deltaY : deltaY * 30;
  const isPinch = deltaMode === 0 && Math.abs(pixels) < 40;
  return Math.max(-0.6, Math.min(0.6, -pixels * (isPinch ? 0.02 : 0.005)));
}
