/** Where a popover lies beside what it explains: never beyond the window. Pixels from the window's top left. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const GAP_PX = 6;
const MARGIN_PX = 8;

/** Below the anchor where there is room, else above it, else where there is more; in line with the anchor's middle. */
export function placePopover(anchor: Box, size: Size, screen: Size): Pick<Box, 'left' | 'top'> {
  const middle = anchor.left + anchor.width / 2;
  const below = anchor.top + anchor.height + GAP_PX;
  const above = anchor.top - GAP_PX - size.height;
  const fitsBelow = below + size.height <= screen.height - MARGIN_PX;
  const hasMoreBelow = screen.height - below >= anchor.top - GAP_PX;
  const top = fitsBelow || (above < MARGIN_PX && hasMoreBelow) ? below : above;
  return {
    left: within(middle - size.width / 2, screen.width - size.width),
    top: within(top, screen.height - size.height),
  };
}

/** Of a start whose end would reach the margin at `most`; what is too large for the window begins at its margin. */
function within(start: number, most: number): number {
  return Math.max(MARGIN_PX, Math.min(start, most - MARGIN_PX));
}
