/** How busy clients are by the hour of their day, relative to the busiest. */
import type { FigureKind } from './constants.ts';

interface Diurnal {
  /** At 0:00, 1:00, … 23:00 local time. */
  readonly byHour: readonly number[];
  readonly kind: FigureKind;
  readonly source: string;
  readonly asOf: string;
}

export const DIURNAL: Diurnal = {
  byHour: [
    0.62, 0.5, 0.42, 0.37, 0.35, 0.37, 0.45, 0.58, 0.7, 0.78, 0.82, 0.85, 0.87, 0.86, 0.86, 0.87, 0.89, 0.92,
    0.96, 0.99, 1, 0.98, 0.9, 0.77,
  ],
  kind: 'assumed',
  source:
    'evening peak and trough before dawn as AMS-IX and Cloudflare Radar show them; the figures are our own reading',
  asOf: '2026-11',
};
