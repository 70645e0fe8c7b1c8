import { readColor } from '../read-color.ts';
import type { MapColors } from './map-scene.ts';

/** The theme's colours as canvases need them. */
export function readMapColors(element: HTMLElement): MapColors {
  const parent = element.parentElement ?? document.body;
  const read = (name: string) => readColor(parent, `var(--${name})`);
  return {
    sea: read('sea'),
    land: read('land'),
    coast: read('coast'),
    night: read('night'),
    city: read('city'),
    pop: read('pop'),
    ink: read('ink'),
    quiet: read('ink-quiet'),
    paper: read('panel'),
    down: read('error'),
    origin: read('origin'),
    focus: read('focus'),
    platforms: {
      lambda: read('lambda'),
      containers: read('containers'),
      isolates: read('isolates'),
      edge: read('edge'),
      hybrid: read('hybrid'),
    },
  };
}
