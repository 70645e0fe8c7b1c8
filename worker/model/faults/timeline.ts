/** When faults begin and end. Virtual time since traffic began, microseconds. */
import type { Fault } from '../../project/faults.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';

export const fromUs = (fault: Fault): number => Math.round(1_000_000 * fault.atS);
/** A deploy is over when it has begun. */
export const untilUs = (fault: Fault): number =>
  'durationS' in fault ? Math.round(1_000_000 * (fault.atS + fault.durationS)) : fromUs(fault);

/** From its beginning up to its end. */
export const isOn = (fault: Fault, nowUs: number): boolean =>
  fromUs(fault) <= nowUs && nowUs < untilUs(fault);

/** Cables that are cut then, such as `SUZ-JED`. */
export function cutsAt(faults: readonly Fault[], nowUs: number): readonly string[] {
  return faults.flatMap((fault) =>
    fault.kind === 'cable-cut' && isOn(fault, nowUs) ? [`${fault.from}-${fault.to}`] : [],
  );
}

/** What the worst of the brown-outs that are on leaves of a platform's capacity, 0 to 1. */
export function capacityOf(platform: PlatformId, on: readonly Fault[]): number {
  const left = on.map((fault) =>
    fault.kind === 'brown-out' && fault.platform === platform ? fault.capacity : 1,
  );
  return Math.min(1, ...left);
}

/** Whether one of the faults that are on keeps down what an outage that has ended took down. */
export function isStillDown(ended: Fault, on: readonly Fault[]): boolean {
  return on.some(
    (fault) =>
      (fault.kind === 'pop-outage' && ended.kind === 'pop-outage' && fault.pop === ended.pop) ||
      (fault.kind === 'region-outage' && ended.kind === 'region-outage' && fault.region === ended.region),
  );
}

export interface Turn {
  readonly atUs: number;
  readonly phase: 'begins' | 'ends';
  readonly fault: Fault;
}

/** In order of time; at the same time ends come first. */
export function turnsOf(faults: readonly Fault[]): readonly Turn[] {
  const begins = faults.map((fault): Turn => ({ atUs: fromUs(fault), phase: 'begins', fault }));
  const ends = faults
    .filter(({ kind }) => kind !== 'deploy')
    .map((fault): Turn => ({ atUs: untilUs(fault), phase: 'ends', fault }));
  return [...ends, ...begins].sort((a, b) => a.atUs - b.atUs);
}
