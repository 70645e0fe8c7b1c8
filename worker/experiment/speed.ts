/** How a machine keeps up with virtual time that passes faster than its own. */
import type { Speed } from '../protocol/simulator.ts';

/** Up to so many arrivals in a real second every one runs the component; beyond that an even share does. */
const EXECUTED_PER_SECOND = 1_000;
/** From here on the simulation itself needs most of a core: fewer runs, so that time passes faster. */
const FAST: Speed = 60;
const EXECUTED_PER_FAST_SECOND = 250;

/** A slow handler must not hold the worker for long. */
const LEAST_STEP_US = 5_000;
/** Nor must many arrivals, which take microseconds each. */
const ARRIVALS_PER_STEP = 50;

/** Of the arrivals, how many run the component, 0 to 1. `perSecond` in virtual time, with all surges at their highest. */
export function executedShare(perSecond: number, speed: Speed): number {
  const most = speed >= FAST ? EXECUTED_PER_FAST_SECOND : EXECUTED_PER_SECOND;
  return Math.min(1, most / (perSecond * speed));
}

/** Virtual time in which no more handlers are entered than in the shortest step at real time, nor too many requests arrive. */
export function stepUs(perSecond: number, speed: Speed): number {
  const untilManyUs = Math.round((ARRIVALS_PER_STEP / perSecond) * 1_000_000);
  return Math.max(LEAST_STEP_US, Math.min(LEAST_STEP_US * speed, untilManyUs));
}
