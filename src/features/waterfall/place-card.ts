import { type Box, placePopover, type Size } from '../../ui/place-popover.ts';

interface Surroundings {
  /** Below the bars: where the card belongs. */
  readonly place: Box;
  /** The line of bars that the card tells about. */
  readonly line: Box;
  /** Which shows the bars and may end above `place`. */
  readonly region: Box;
  readonly screen: Size;
}

/** Where the card begins, in pixels from the window's top: in its place if all of it is in sight there. */
export function cardTopPx(heightPx: number, { place, line, region, screen }: Surroundings): number {
  const usual = Math.min(place.top, region.top + region.height);
  const isClear = usual >= line.top + line.height;
  if (isClear && usual + heightPx <= screen.height) return usual;
  return placePopover(line, { width: place.width, height: heightPx }, screen).top;
}
