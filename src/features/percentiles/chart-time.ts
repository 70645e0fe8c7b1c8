/** The time axis of the chart, in seconds of the world. */

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

const STEPS = [1, 2, 5, 10, 20, 30];

/** Between labels. */
export const TIME_STEPS_S = [
  ...STEPS,
  ...STEPS.map((minutes) => minutes * MINUTE_S),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_S),
  ...[1, 2, 5, 10, 20, 50, 100].map((days) => days * DAY_S),
];

/** The last minute of real time, at a speed that so many times as much of the world's passes at. */
export function timeWindow(latestS: number, speed: number): [fromS: number, untilS: number] {
  return [Math.max(0, latestS - 60 * speed), Math.max(latestS, 10 * speed)];
}

/** In the unit of the steps, so that labels stay short: `40 s`, `3 min`, `1.5 d`. */
export function timeLabel(atS: number, stepS: number): string {
  const [unitS, name] =
    stepS < MINUTE_S
      ? [1, 's']
      : stepS < HOUR_S
        ? [MINUTE_S, 'min']
        : stepS < DAY_S
          ? [HOUR_S, 'h']
          : [DAY_S, 'd'];
  return `${(atS / unitS).toLocaleString('en', { maximumFractionDigits: 1 })} ${name}`;
}
